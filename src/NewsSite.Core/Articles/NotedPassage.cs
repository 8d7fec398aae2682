namespace NewsSite.Core.Articles;

/// <summary>
/// Words of a text, known again after the text around them has changed: by themselves and by what stood beside them (the text quote of W3C Web Annotation
/// §4.2.4). Positions are in UTF-16 code units, as a browser counts them.
/// </summary>
/// <param name="Field">Name of the field: <c>Headline</c>, <c>Standfirst</c> or <c>Body</c>.</param>
/// <param name="Quote">The words, to the letter.</param>
/// <param name="Before">Up to <see cref="BesideMaxLength"/> characters before them.</param>
/// <param name="After">Up to as many after them.</param>
public sealed record NotedPassage(string Field, string Quote, string Before, string After)
{
    /// <summary>Longest field name.</summary>
    public const int FieldMaxLength = 20;

    /// <summary>Longest passage, in characters: a long paragraph.</summary>
    public const int QuoteMaxLength = 1000;

    /// <summary>Nothing is looked for in a longer text: none can be saved.</summary>
    public const int TextMaxLength = 1_000_000;

    // Who notes a word that stands a thousand times gets one of the first thousand.
    private const int PlacesMost = 1000;

    /// <summary>Characters that are kept on each side.</summary>
    public const int BesideMaxLength = 40;

    /// <summary>A passage of a text.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What stands in the field.</param>
    /// <param name="start">Where the words begin.</param>
    /// <param name="length">How long they are.</param>
    public static NotedPassage Of(string field, string text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = start + length;
        var (before, after) = (Math.Max(0, start - BesideMaxLength), Math.Min(text.Length, end + BesideMaxLength));
        if (before < start && char.IsLowSurrogate(text[before]))
            before++; // half of a pair is no text, and PostgreSQL refuses it
        if (after > end && char.IsHighSurrogate(text[after - 1]))
            after--;
        return new NotedPassage(field, text[start..end], text[before..start], text[end..after]);
    }

    /// <summary>Where the words begin in a text as it is now: of several places the one with the most of what stood beside them, the first of equals; null when they are gone.</summary>
    public int? In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Quote.Length == 0 || text.Length > TextMaxLength)
            return null;
        (int At, int Beside)? best = null;
        var places = 0;
        for (var at = text.IndexOf(Quote, StringComparison.Ordinal); at >= 0 && places < PlacesMost; at = text.IndexOf(Quote, at + 1, StringComparison.Ordinal))
        {
            places++;
            var beside = Beside(text, at);
            if (best is null || beside > best.Value.Beside)
                best = (at, beside);
        }

        return best?.At;
    }

    private int Beside(string text, int at)
    {
        var (before, after) = (0, 0);
        while (before < Before.Length && before < at && Before[^(before + 1)] == text[at - before - 1])
            before++;
        var end = at + Quote.Length;
        while (after < After.Length && end + after < text.Length && After[after] == text[end + after])
            after++;
        return before + after;
    }
}
