namespace NewsSite.Core.Rendering;

/// <summary>What makes a heading, a list, a quotation or a table of a line when it stands at its start.</summary>
internal static class LineStart
{
    // CommonMark §5.2: a number has nine digits at most. Letters and Roman numerals number lists in Markdig's ListExtras.
    private const int NumberMost = 9;

    /// <summary>Index of the character to escape, so that the line starts a paragraph and nothing else; -1 when none.</summary>
    public static int Marker(string line)
    {
        if (line[0] is '#' or '>' or '-' or '+' or '=' or ':')
            return 0;

        var end = 0;
        while (end < line.Length && end <= NumberMost && char.IsAsciiDigit(line[end]))
            end++;
        if (end == 0)
        {
            while (end < line.Length && end <= NumberMost && IsRoman(line[end]))
                end++;
            if (end == 0 && char.IsAsciiLetter(line[0]))
                end = 1;
        }

        var isNumber = end > 0 && end < line.Length && line[end] is '.' or ')';
        return isNumber && (end + 1 == line.Length || char.IsWhiteSpace(line[end + 1])) ? end : -1;
    }

    private static bool IsRoman(char c) => "ivxlcdmIVXLCDM".Contains(c, StringComparison.Ordinal);
}
