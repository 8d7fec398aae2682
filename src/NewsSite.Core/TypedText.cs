using System.Globalization;
using System.Text;

namespace NewsSite.Core;

/// <summary>
/// What people type into the fields of a name, a headline, a caption, as it is stored: without the characters that nobody sees and that change how
/// what stands around them is shown (Unicode TR 36 §2.5, CVE-2021-42574). The one place for it.
/// </summary>
public static class TypedText
{
    /// <summary>On one line: line ends and tabs are spaces, the ends are trimmed.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', Lines(text).Split(['\n', '\t', LineSeparator, ParagraphSeparator], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>On one line or several, ended by <c>\n</c>; the ends are trimmed.</summary>
    public static string Lines(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in LineEnds(text).EnumerateRunes())
        {
            if (IsKept(rune))
                kept.Append(rune);
        }

        return kept.ToString().Trim();
    }

    /// <summary>To the letter, with every line ended by <c>\n</c>: a browser sends CR LF (HTML §4.10.22.4), whatever the text had before.</summary>
    public static string LineEnds(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => rune.Value is '\n' or '\t',
        UnicodeCategory.Format => IsWriting(rune),
        _ => true,
    };

    // Joiners shape Persian, Arabic and Indic words and emoji; the three direction marks hold for one place only; the Arabic and Syriac signs above
    // numbers are seen. Embeddings, overrides and isolates reach as far as the line does.
    private static bool IsWriting(Rune rune) =>
        rune.Value is 0x200C or 0x200D or 0x200E or 0x200F or 0x061C or (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2;
}
