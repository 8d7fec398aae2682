namespace NewsSite.Core.Search;

/// <summary>
/// What somebody typed into a search box, understood: words, <c>begin*</c> and "phrases" that must be there, <c>-words</c> and <c>-"phrases"</c> that
/// must not. Anything can be typed: what has no letter or digit is left out, and no text makes it throw.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Characters that are read; the rest of a longer text is left out.</summary>
    public const int LengthMost = 200;

    /// <summary>Terms that are read; the rest is left out.</summary>
    public const int TermsMost = 20;

    private SearchQuery(string text, IReadOnlyList<SearchTerm> wanted, IReadOnlyList<SearchTerm> unwanted, SearchTerm? except = null)
    {
        Text = text;
        Wanted = wanted;
        Unwanted = unwanted;
        Except = except;
    }

    /// <summary>What was read of what was typed, for the search box.</summary>
    public string Text { get; }

    /// <summary>Terms that must all be there, each once.</summary>
    public IReadOnlyList<SearchTerm> Wanted { get; }

    /// <summary>Terms that must not be there.</summary>
    public IReadOnlyList<SearchTerm> Unwanted { get; }

    /// <summary>
    /// The same search with the last word as the beginning of one, for whoever has not typed it to its end; null where it has an end: after a phrase, a
    /// <c>-word</c> or a single letter.
    /// </summary>
    public SearchQuery? Completion { get; private init; }

    /// <summary>In a <see cref="Completion"/> the last word as it stands: what has it was found before. Null in any other query.</summary>
    internal SearchTerm? Except { get; }

    /// <summary>True when only headlines are looked through, because a term begins too many words.</summary>
    internal bool IsForHeadlines => Wanted.Any(term => term.IsForHeadlines);

    /// <summary>Why nothing can be searched for, a sentence for the person who typed; null when something can.</summary>
    public string? Reason => (Wanted.Count, Unwanted.Count) switch
    {
        ( > 0, _) => null,
        (_, > 0) => T("The search only says what to leave out. Add a word to look for."),
        _ => T("Type a word to look for."),
    };

    /// <summary>Reads a search.</summary>
    /// <param name="typed">Any text, also none.</param>
    public static SearchQuery Parse(string? typed)
    {
        var text = WholeRunes((typed ?? "").Trim(), LengthMost);
        var (wanted, unwanted) = (new List<SearchTerm>(), new List<SearchTerm>());
        SearchTerm? last = null;
        foreach (var raw in RawTerms(text))
        {
            var term = Term(raw);
            if (term is null)
                continue;
            var terms = raw.IsUnwanted ? unwanted : wanted;
            if (!terms.Exists(other => other.Text == term.Text))
                terms.Add(term);
            last = raw.IsUnwanted || raw.IsQuoted ? null : term;
            if (wanted.Count + unwanted.Count == TermsMost)
                break;
        }

        return new SearchQuery(text, wanted, unwanted) { Completion = CompletionOf(text, wanted, unwanted, last) };
    }

    /// <summary>The same search for whoever knows that <see cref="Except"/> is nowhere, and need not look.</summary>
    internal SearchQuery WithoutExcept() => new(Text, Wanted, Unwanted);

    /// <summary>The same search with other words in the place of some: its text, to be typed or linked to.</summary>
    /// <param name="other">What to write for a wanted word; null to leave it as it was typed.</param>
    internal string With(Func<SearchTerm, string?> other) => string.Join(
        ' ',
        Wanted.Select(term => other(term) ?? Written(term)).Concat(Unwanted.Select(term => "-" + Written(term))));

    private static string Written(SearchTerm term) => term.IsPhrase ? $"\"{term.Typed}\"" : term.IsBeginning ? term.Typed + "*" : term.Typed;

    private static SearchTerm? Term(RawTerm raw)
    {
        var text = WholeRunes(SearchText.Fold(raw.Text), LengthMost).TrimEnd();
        if (text.Length == 0)
            return null;
        var typed = raw.Text.Trim().TrimEnd('*');
        var isBeginning = !raw.IsQuoted && raw.Text.EndsWith('*') && text.Length >= SearchTerm.BeginningLeast && !text.Contains(' ', StringComparison.Ordinal);
        return isBeginning ? SearchTerm.Beginning(text, typed) : SearchTerm.Of(text, typed, raw.IsQuoted);
    }

    private static SearchQuery? CompletionOf(string text, List<SearchTerm> wanted, List<SearchTerm> unwanted, SearchTerm? last) =>
        last is null or { IsPhrase: true } or { IsBeginning: true } || last.Text.Length < SearchTerm.BeginningLeast
            ? null
            : new SearchQuery(text, [.. wanted.Where(term => term.Text != last.Text), SearchTerm.Beginning(last.Text, last.Typed)], unwanted, last);

    private static IEnumerable<RawTerm> RawTerms(string text)
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

            var isQuoted = at < text.Length && IsQuote(text[at]);
            var start = isQuoted ? at + 1 : at;
            var end = start;
            while (end < text.Length && !IsQuote(text[end]) && (isQuoted || !char.IsWhiteSpace(text[end])))
                end++;
            yield return new RawTerm(text[start..end], isUnwanted, isQuoted);
            at = isQuoted ? end + 1 : end;
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

    private readonly record struct RawTerm(string Text, bool IsUnwanted, bool IsQuoted);
}
