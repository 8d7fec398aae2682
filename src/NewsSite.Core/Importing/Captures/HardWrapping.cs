using System.Globalization;

namespace NewsSite.Core.Importing.Captures;

/// <summary>R11: notices paragraphs that were broken into lines of a fixed width before they were captured. They are not joined.</summary>
internal static class HardWrapping
{
    private const int ShortestLine = 60;
    private const int LongestLine = 80;

    // Three may be verse or a list; a wrapped text has more, and they are most of it.
    private const int LinesLeast = 4;
    private const string Stops = ".!?…:;؟۔؛。！？";
    private const string AfterStop = "\"'”’»)]";

    /// <summary>Number of the first line of a body that looks wrapped; null when it does not.</summary>
    public static int? FirstLine(IReadOnlyList<CaptureLine> body)
    {
        int count = 0, first = 0;
        foreach (var line in body)
        {
            if (EndsWithStop(line.Text) || Width(line.Text) is < ShortestLine or > LongestLine)
                continue;
            first = count++ == 0 ? line.Number : first;
        }

        return count >= LinesLeast && count * 2 >= body.Count ? first : null;
    }

    private static bool EndsWithStop(string text)
    {
        var end = text.Length - 1;
        while (end > 0 && AfterStop.Contains(text[end]))
            end--;
        return Stops.Contains(text[end]);
    }

    // Vowel marks have no width of their own.
    private static int Width(string text) =>
        text.Length > 10 * LongestLine ? text.Length : text.Count(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
}
