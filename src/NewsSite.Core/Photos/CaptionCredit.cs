namespace NewsSite.Core.Photos;

/// <summary>
/// A caption line told apart into what the picture shows and who supplied it: <c>Talks in Geneva. (AFP)</c> is the text
/// <c>Talks in Geneva.</c> with the credit <c>AFP</c>. The rule is R4 of <c>docs/source-format.md</c>.
/// </summary>
/// <param name="Text">
/// What stands before the credit, without white space at its end; the whole line when there is no credit; empty when the line is
/// nothing but a credit.
/// </param>
/// <param name="Credit">Without its parentheses, never empty; null when the line names none.</param>
public readonly record struct CaptionCredit(string Text, string? Credit)
{
    // White space is .NET's, with the two zero-width characters that captures put at the ends of lines.
    private const string ZeroWidth = "\u200B\u2060";

    // Direction marks: Arabic lines often end in one, behind the parenthesis.
    private const string Unseen = ZeroWidth + "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>
    /// Splits a line at the parenthesis that ends it (ASCII or fullwidth; one full stop or Arabic comma may follow and goes with it). A
    /// parenthesis without letters (a year, an age) or with a place in the picture ("left", "second from right") is no credit, nor is
    /// one longer than <see cref="Photo.CreditMaxLength"/>.
    /// </summary>
    public static CaptionCredit Split(string caption)
    {
        if (ClosingParenthesis(caption) is not { } close || OpeningParenthesis(caption, close) is not { } open)
            return new(caption, null);

        var credit = Trim(caption[(open + 1)..close]);
        return credit.Length <= Photo.CreditMaxLength && credit.EnumerateRunes().Any(System.Text.Rune.IsLetter) && !CaptionPosition.Is(credit)
            ? new(Trim(caption[..open], atStart: false), credit)
            : new(caption, null);
    }

    private static int? ClosingParenthesis(string caption)
    {
        var end = LastVisible(caption, caption.Length - 1);
        if (end >= 0 && caption[end] is '.' or '،')
            end = LastVisible(caption, end - 1);
        return end >= 0 && caption[end] is ')' or '）' ? end : null;
    }

    // Parentheses inside belong to the credit: (Getty Images (Pool)). Looks no further back than a credit can be long, so that a
    // line of megabytes costs no more than a short one; twice as far, for white space that is trimmed.
    private static int? OpeningParenthesis(string caption, int close)
    {
        var depth = 0;
        for (var i = close; i >= Math.Max(0, close - 2 * Photo.CreditMaxLength); i--)
        {
            if (caption[i] is ')' or '）')
                depth++;
            else if (caption[i] is '(' or '（' && --depth == 0)
                return i;
        }

        return null;
    }

    private static int LastVisible(string text, int from)
    {
        while (from >= 0 && (char.IsWhiteSpace(text[from]) || Unseen.Contains(text[from])))
            from--;
        return from;
    }

    private static string Trim(string text, bool atStart = true)
    {
        int start = 0, end = text.Length;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        while (atStart && start < end && IsSpace(text[start]))
            start++;
        return text[start..end];
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || ZeroWidth.Contains(c);
}
