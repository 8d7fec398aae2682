using System.Text;

namespace NewsSite.Core.Rendering;

/// <summary>Counts words as a reader would, in every script that news comes in; for reading times and for an editor who writes to length.</summary>
public static class WordCount
{
    /// <summary>The number of words of a plain text; 0 for one without letters and digits.</summary>
    /// <remarks>
    /// A word is what stands between white space or dashes and holds a letter or digit: "don't", "al-Din", "2,254" and "e.g." are one each, "then—now"
    /// is two; vowel marks, tatweel and the joiners of Arabic and Persian belong to their word. Chinese and Japanese write no spaces: there each
    /// character counts (as newsrooms there count). Thai, Lao, Khmer and Burmese write none either and would need a dictionary: a
    /// phrase counts as one word.
    /// </remarks>
    public static int Of(ReadOnlySpan<char> text)
    {
        var (count, isInWord) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (!isInWord) count++;
                isInWord = true;
            }
            else if (c == ' ')
            {
                isInWord = false;
            }
            else if (IsWrittenWithoutSpaces(text, i))
            {
                count++;
                isInWord = false;
                if (char.IsHighSurrogate(c)) i++;
            }
            else if (IsBetweenWords(c))
            {
                isInWord = false;
            }
            else if (!isInWord && IsLetterOrDigit(text, i))
            {
                count++;
                isInWord = true;
            }
        }
        return count;
    }

    // Most letters lie below every separator but these: a look-up in Unicode's tables for each would double the time.
    private static bool IsBetweenWords(char c) => c < '\u1680'
        ? c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u00A0'
        : char.IsWhiteSpace(c) || c is '–' or '—' or '―' or '\u200B';

    private static bool IsLetterOrDigit(ReadOnlySpan<char> text, int at) => char.IsSurrogate(text[at])
        ? at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) && Rune.IsLetterOrDigit(new Rune(text[at], text[at + 1]))
        : char.IsLetterOrDigit(text[at]);

    // Kana, Han and its extensions (planes 2 and 3). Hangul is written with spaces.
    private static bool IsWrittenWithoutSpaces(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        < '\u3005' => false,
        '\u3005' or '\u3006' or '\u3007' => true,
        >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FE' and not '\u30FB' or >= '\u31F0' and <= '\u31FF' => true,
        >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => true,
        >= '\uD840' and <= '\uD88F' => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        _ => false,
    };
}
