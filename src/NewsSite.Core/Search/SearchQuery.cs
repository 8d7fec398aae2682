namespace NewsSite.Core.Search;

/// <summary>
/// What somebody typed into a search box, understood: words and "phrases" that must be there, <c>-words</c> and <c>-"phrases"</c> that must
/// not. Anything can be typed: what has no letter or digit is left out, and no text makes it throw.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Characters that are read; the rest of a longer text is left out.</summary>
    public const int LengthMost = 200;

    /// <summary>Terms that are read; the rest is left out.</summary>
    public const int TermsMost = 20;

    private SearchQuery(string text, IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted)
    {
        Text = text;
        Wanted = wanted;
        Unwanted = unwanted;
    }

    /// <summary>What was read of what was typed, for the search box.</summary>
    public string Text { get; }

    /// <summary>
    /// Terms that must all be there, each once: a word folded by <see cref="SearchText"/>, or several joined by one space, which must stand
    /// together in that order.
    /// </summary>
    public IReadOnlyList<string> Wanted { get; }

    /// <summary>Terms that must not be there, in the form of <see cref="Wanted"/>.</summary>
    public IReadOnlyList<string> Unwanted { get; }

    /// <summary>Why nothing can be searched for, a sentence for the person who typed; null when something can.</summary>
    public string? Reason => (Wanted.Count, Unwanted.Count) switch
    {
        ( > 0, _) => null,
        (_, > 0) => "The search only says what to leave out. Add a word to look for.",
        _ => "Type a word to look for.",
    };

    /// <summary>Reads a search.</summary>
    /// <param name="typed">Any text, also none.</param>
    public static SearchQuery Parse(string? typed)
    {
        var text = WholeRunes((typed ?? "").Trim(), LengthMost);
        var (wanted, unwanted) = (new List<string>(), new List<string>());
        foreach (var (raw, isUnwanted) in Terms(text))
        {
            var term = WholeRunes(SearchText.Fold(raw), LengthMost).TrimEnd();
            var terms = isUnwanted ? unwanted : wanted;
            if (term.Length > 0 && !terms.Contains(term))
                terms.Add(term);
            if (wanted.Count + unwanted.Count == TermsMost)
                break;
        }

        return new SearchQuery(text, wanted, unwanted);
    }

    private static IEnumerable<(string Raw, bool IsUnwanted)> Terms(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var isUnwanted = text[at] is '-' or '\u2212';
            if (isUnwanted)
                at++;

            var isPhrase = at < text.Length && IsQuote(text[at]);
            var start = isPhrase ? at + 1 : at;
            var end = start;
            while (end < text.Length && !IsQuote(text[end]) && (isPhrase || !char.IsWhiteSpace(text[end])))
                end++;
            yield return (text[start..end], isUnwanted);
            at = isPhrase ? end + 1 : end;
        }
    }

    private static bool IsQuote(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»';

    // Cut without leaving half a surrogate pair.
    private static string WholeRunes(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }
}
