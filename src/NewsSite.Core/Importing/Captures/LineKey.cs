using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsSite.Core.Importing.Captures;

/// <summary>What lines are trimmed to and compared by: <c>blank</c>, <c>text(l)</c> and <c>key(l)</c> of docs/source-format.md.</summary>
internal static class LineKey
{
    // Longest run of combining marks that is normalized as one (UAX #15, Stream-Safe Text Format). Sorting a longer one takes time by
    // the square of its length: a single hostile line of megabytes would take hours.
    private const int MarksMost = 30;
    private const char GraphemeJoiner = '\u034F';

    // Zero-width characters and direction marks, which no reader sees; the no-break mark U+FEFF is gone before.
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        "\u00AD\u061C\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069");

    // What is its own key, and most lines hold nothing else: ASCII, the composed letters of Latin-1, typographic quotes, dashes and the ellipsis.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ‘’‚“”„–—…"
        + "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~ ");

    /// <summary>White space of any width, none included: what may surround a text without belonging to it.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u2060' or '\uFEFF';

    /// <summary>text(l): a line without white space at its ends; empty for a blank line.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> line)
    {
        int start = 0, end = line.Length;
        while (start < end && IsSpace(line[start]))
            start++;
        while (end > start && IsSpace(line[end - 1]))
            end--;
        return line[start..end];
    }

    /// <summary>
    /// key(l): what two lines are compared by, never stored: composed (NFC), without unseen marks, runs of white space as one space.
    /// Empty for a line that shows nothing. The same string where the text is its own key.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain) && !text.Contains("  ", StringComparison.Ordinal))
            return text;

        var key = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Unseen.Contains((char)rune.Value))
                continue;
            if (rune.IsBmp && IsSpace((char)rune.Value))
            {
                if (key.Length > 0 && key[^1] != ' ')
                    key.Append(' ');
                marks = 0;
                continue;
            }

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MarksMost)
            {
                key.Append(GraphemeJoiner);
                marks = 1;
            }

            Append(key, rune);
        }

        if (key.Length > 0 && key[^1] == ' ')
            key.Length--;
        return key.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static void Append(StringBuilder key, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        key.Append(units[..rune.EncodeToUtf16(units)]);
    }
}
