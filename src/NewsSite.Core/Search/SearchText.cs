using System.Globalization;
using System.Text;

namespace NewsSite.Core.Search;

/// <summary>
/// Folds text to the words that are compared: lower case, without accents and Arabic vowel marks, letter variants made one, everything
/// that is not a letter or digit made a single space. Doing it here rather than in each database makes the three find the same.
/// </summary>
public static class SearchText
{
    private const char NotALetter = '\uFFFE';

    /// <summary>The folded text; empty when the text has no letter or digit.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var gap = false;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAscii(text[at]))
            {
                FoldAscii(text[at++], folded, ref gap);
                continue;
            }

            // No rule of decomposition reaches over an ASCII character, so each run between two of them can be taken by itself.
            var length = text.AsSpan(at).IndexOfAnyInRange('\0', '\u007F');
            var run = length < 0 ? text[at..] : text.Substring(at, length);
            FoldRunes(run, folded, ref gap);
            at += run.Length;
        }

        return folded.ToString();
    }

    // Most of what is folded is ASCII, and needs none of Unicode's tables.
    private static void FoldAscii(char c, StringBuilder folded, ref bool gap)
    {
        if (char.IsAsciiLetterOrDigit(c))
            Append(folded, char.ToLowerInvariant(c), ref gap);
        else if (c != '\'')
            gap = folded.Length > 0;
    }

    private static void FoldRunes(string run, StringBuilder folded, ref bool gap)
    {
        Span<char> units = stackalloc char[2];
        foreach (var rune in Decomposed(run).EnumerateRunes())
        {
            if (IsMark(rune))
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = folded.Length > 0;
                continue;
            }

            var letter = FoldLetter(Rune.ToLowerInvariant(rune));
            foreach (var unit in units[..letter.EncodeToUtf16(units)])
                Append(folded, unit, ref gap);
        }
    }

    private static void Append(StringBuilder folded, char unit, ref bool gap)
    {
        if (gap)
            folded.Append(' ');
        gap = false;
        folded.Append(unit);
    }

    /// <summary>The text with letters and what is written on them apart, and ligatures taken apart.</summary>
    internal static string Decomposed(string text) => WellFormed(text).Normalize(NormalizationForm.FormKD);

    // Normalize throws on half a surrogate pair and on U+FFFE, both of which a query string can hold.
    private static string WellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == NotALetter)
                return WellFormed(text.Replace(NotALetter, (char)Rune.ReplacementChar.Value));
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return WellFormed(string.Concat(text.EnumerateRunes()));
            at++;
        }

        return text;
    }

    /// <summary>True for what is written on or inside a word without being part of it: accents, vowel marks, tatweel, joiners, direction marks.</summary>
    internal static bool IsMark(Rune rune) =>
        rune.Value is 0x0640 or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0x00AD or 0xFEFF or '\'' or 0x2019
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // Letters that people interchange when they type: the variants of alef, ta marbuta, alef maksura, Persian kaf and yeh (the habit
    // of Arabic search engines, see Lucene's ArabicNormalizer), and Latin letters that do not decompose.
    internal static Rune FoldLetter(Rune rune) => rune.Value switch
    {
        0x0622 or 0x0623 or 0x0625 or 0x0671 => new Rune(0x0627),
        0x0629 => new Rune(0x0647),
        0x0649 or 0x06CC => new Rune(0x064A),
        0x06A9 => new Rune(0x0643),
        0x0131 => new Rune('i'),
        0x0142 => new Rune('l'),
        0x00F8 => new Rune('o'),
        0x0111 => new Rune('d'),
        >= 0x0660 and <= 0x0669 => new Rune('0' + rune.Value - 0x0660),
        >= 0x06F0 and <= 0x06F9 => new Rune('0' + rune.Value - 0x06F0),
        _ => rune,
    };
}
