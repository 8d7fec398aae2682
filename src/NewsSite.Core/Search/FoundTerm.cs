namespace NewsSite.Core.Search;

/// <summary>A wanted term where it stands in a text.</summary>
/// <param name="Term">One of <see cref="SearchQuery.Wanted"/>.</param>
/// <param name="Start">Index of its first letter.</param>
/// <param name="End">Index after its last letter.</param>
internal readonly record struct FoundTerm(string Term, int Start, int End);

/// <summary>Looks the terms of a query up in a text.</summary>
internal static class FoundTerms
{
    /// <summary>Every place of every wanted term, by start; they may overlap.</summary>
    public static IReadOnlyList<FoundTerm> In(string text, SearchQuery query)
    {
        var terms = query.Wanted.Select(term => term.Split(' ')).ToLookup(words => words[0]);
        if (terms.Count == 0)
            return [];

        var words = SearchWords.Of(text);
        var found = new List<FoundTerm>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var term in terms[words[at].Folded])
            {
                if (StandsAt(words, at, term))
                    found.Add(new FoundTerm(string.Join(' ', term), words[at].Start, words[at + term.Length - 1].End));
            }
        }

        return found;
    }

    private static bool StandsAt(IReadOnlyList<SearchWord> words, int at, string[] term)
    {
        if (at + term.Length > words.Count)
            return false;
        for (var i = 0; i < term.Length; i++)
        {
            if (words[at + i].Folded != term[i])
                return false;
        }

        return true;
    }
}
