using System.Text;

namespace NewsSite.Core.Importing.Captures;

/// <summary>R6: the headline that is stored.</summary>
internal static class CapturedHeadline
{
    /// <summary>The line with runs of white space made one space; a single no-break space is the source's and stays.</summary>
    public static string Of(string text)
    {
        var headline = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                headline.Append(text[i]);
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]))
                i++;
            headline.Append(i == start && text[i] is '\u00A0' or '\u202F' ? text[i] : ' ');
        }

        return headline.ToString();
    }

    /// <summary>Whether the repeated headline is to be stored: it has capital and small letters where the first is all of one kind.</summary>
    public static bool IsSecondBetter(string first, string second) => !HasBothCases(first) && HasBothCases(second);

    private static bool HasBothCases(string text) => text.Any(char.IsUpper) && text.Any(char.IsLower);
}
