namespace NewsSite.Core.Search;

/// <summary>What a document is ranked by.</summary>
/// <param name="headline">Folded, without its words of filing.</param>
/// <param name="text">Folded; the beginning of a long one.</param>
/// <param name="age">Days since first publication.</param>
internal readonly ref struct RankedText(ReadOnlySpan<char> headline, ReadOnlySpan<char> text, double age)
{
    public ReadOnlySpan<char> Headline { get; } = headline;

    public ReadOnlySpan<char> Text { get; } = text;

    public double Age { get; } = age;
}

/// <summary>
/// How well a story answers a search: one sum for every database, over what they found. A word in the headline counts most; in the text it counts by how
/// often it stands there, the second time less than the first; words that stand together as they were typed count more. A story of today counts up to
/// nearly twice as much as one of long ago, which never falls to nothing.
/// </summary>
internal static class SearchRank
{
    private const double InHeadline = 10;
    private const double InText = 6;
    private const double AtBeginning = 1;
    private const double WholeHeadline = 3;
    private const double TogetherInHeadline = 4;
    private const double TogetherInText = 2;

    // What another form of the word, or a longer word that begins so, is worth.
    private const double OtherForm = 0.9;
    private const double LongerWord = 0.6;

    // Half of InText is reached by so many.
    private const double Saturation = 2;
    private const int OccurrencesMost = 8;

    // The standfirst, roughly.
    private const int BeginningLength = 300;

    // News is new for two months; a year or two back it is still of our time.
    private const double New = 0.6;
    private const double NewDays = 60;
    private const double Recent = 0.2;
    private const double RecentDays = 730;

    private const int Precision = 1000;

    /// <summary>The higher the better; a whole number, so that it can stand in an address and equal ones are equal.</summary>
    public static long Score(SearchQuery query, RankedText document)
    {
        var (sum, inHeadline, matched) = (0.0, 0, 0);
        foreach (var term in query.Wanted)
        {
            var (headline, words) = Best(document.Headline, term);
            if (headline > 0)
                inHeadline++;
            matched += words;
            sum += (InHeadline * headline) + Occurrences(document.Text, term);
        }

        var score = sum / query.Wanted.Count;
        if (inHeadline == query.Wanted.Count)
            score += WholeHeadline * matched / (document.Headline.Count(' ') + 1.0);
        if (query.Wanted.Count > 1)
            score += Together(query, document);
        return (long)Math.Round(score * Freshness(document.Age) * Precision);
    }

    private static double Freshness(double age) => 1 + (New / (1 + (age / NewDays))) + (Recent / (1 + (age / RecentDays)));

    private static double Together(SearchQuery query, RankedText document)
    {
        var typed = string.Join(' ', query.Wanted.Select(term => term.Text));
        var isOpen = query.Wanted[^1].IsBeginning;
        return IndexOf(document.Headline, typed, 0, isOpen) >= 0 ? TogetherInHeadline
            : IndexOf(document.Text, typed, 0, isOpen) >= 0 ? TogetherInText
            : 0;
    }

    // Worth of the best form that stands there, and how many words it has; nothing where none does.
    private static (double Worth, int Words) Best(ReadOnlySpan<char> text, SearchTerm term)
    {
        foreach (var form in term.Forms)
        {
            if (IndexOf(text, form, 0, false) >= 0)
                return (ReferenceEquals(form, term.Text) ? 1 : OtherForm, form.AsSpan().Count(' ') + 1);
        }

        if (!term.IsBeginning)
            return (0, 0);
        foreach (var form in term.Forms)
        {
            if (IndexOf(text, form, 0, true) >= 0)
                return (LongerWord, 1);
        }

        return (0, 0);
    }

    private static double Occurrences(ReadOnlySpan<char> text, SearchTerm term)
    {
        var (worth, first) = (0.0, int.MaxValue);
        foreach (var form in term.Forms)
        {
            var count = 0;
            for (var at = IndexOf(text, form, 0, term.IsBeginning); at >= 0 && count < OccurrencesMost; at = IndexOf(text, form, at + form.Length, term.IsBeginning))
            {
                first = Math.Min(first, at);
                count++;
            }

            worth += count * (term.IsBeginning ? LongerWord : ReferenceEquals(form, term.Text) ? 1 : OtherForm);
        }

        worth = Math.Min(worth, OccurrencesMost);
        return (InText * worth / (worth + Saturation)) + (first < BeginningLength ? AtBeginning : 0);
    }

    // Folded texts are words apart by one space.
    private static int IndexOf(ReadOnlySpan<char> text, string words, int from, bool isOpen)
    {
        while (from <= text.Length - words.Length)
        {
            var at = text[from..].IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
                return -1;
            at += from;
            var end = at + words.Length;
            if ((at == 0 || text[at - 1] == ' ') && (isOpen || end == text.Length || text[end] == ' '))
                return at;
            from = at + 1;
        }

        return -1;
    }
}
