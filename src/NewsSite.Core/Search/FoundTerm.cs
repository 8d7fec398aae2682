namespace NewsSite.Core.Search;

/// <summary>A wanted term where it stands in a text.</summary>
/// <param name="Term">One of <see cref="SearchQuery.Wanted"/>.</param>
/// <param name="Start">Index of its first letter.</param>
/// <param name="End">Index after its last letter.</param>
internal readonly record struct FoundTerm(SearchTerm Term, int Start, int End);

/// <summary>Looks the terms of a query up in a text.</summary>
internal static class FoundTerms
{
    /// <summary>Every place of every wanted term, by start; they may overlap.</summary>
    public static IReadOnlyList<FoundTerm> In(string text, SearchQuery query)
    {
        if (query.Wanted.Count == 0)
            return [];

        // Few terms have a word's first letter, so that most words are passed by with one look.
        var terms = query.Wanted.SelectMany(term => term.Forms.Select(form => form[0]).Distinct().Select(first => (First: first, Term: term))).ToLookup(t => t.First, t => t.Term);
        var words = SearchWords.Of(text);
        var found = new List<FoundTerm>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var term in terms[words[at].Folded[0]])
            {
                if (term.StandsAt(words, at, out var length))
                    found.Add(new FoundTerm(term, words[at].Start, words[at + length - 1].End));
            }
        }

        return found;
    }
}
