using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsSite.Core.Importing.Captures;

/// <summary>A decoded file as lines; a line ends at LF, CRLF or a lone CR.</summary>
/// <param name="Text">The lines that are not blank, in order.</param>
/// <param name="Total">All lines of the file, blank ones included.</param>
internal sealed record CaptureLines(IReadOnlyList<CaptureLine> Text, int Total)
{
    // What a feed's XML cannot carry (XML 1.0 §2.2), and byte order marks in the middle, where files were joined.
    private static readonly SearchValues<char> Dropped = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFEFF\uFFFE\uFFFF");

    /// <summary>Splits a text, and reports the control characters that it drops and the replacement characters that it finds.</summary>
    public static CaptureLines Split(string file, List<CaptureMessage> messages)
    {
        // Room for them all at once: doubling the list of a file of millions of lines would take its memory twice.
        var text = new List<CaptureLine>(file.AsSpan().Count('\n') + 1);
        int number = 0, blank = 0;
        for (var rest = file.AsSpan(); rest.Length > 0;)
        {
            number++;
            var end = rest.IndexOfAny('\n', '\r');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + LineEnd(rest[end..]))..];

            var trimmed = LineKey.Trim(line.ContainsAny(Dropped) ? Clean(line, number, messages) : line).ToString();
            var key = LineKey.Of(trimmed);
            if (key.Length == 0)
            {
                blank++;
                continue;
            }

            if (trimmed.Contains('\uFFFD'))
                messages.Add(CaptureMessage.Warning(number, "has U+FFFD where a character was lost before the file was captured; it is stored as it is"));
            text.Add(new CaptureLine(number, blank, trimmed, key));
            blank = 0;
        }

        return new(text, number);
    }

    /// <summary>Length of the line end that <paramref name="text"/> starts with.</summary>
    internal static int LineEnd(ReadOnlySpan<char> text) => text is ['\r', '\n', ..] ? 2 : 1;

    private static string Clean(ReadOnlySpan<char> line, int number, List<CaptureMessage> messages)
    {
        var kept = new StringBuilder(line.Length);
        var controls = new SortedSet<char>();
        var count = 0;
        foreach (var c in line)
        {
            if (!Dropped.Contains(c))
            {
                kept.Append(c);
            }
            else if (c != '\uFEFF')
            {
                controls.Add(c);
                count++;
            }
        }

        if (count > 0)
        {
            var names = string.Join(", ", controls.Select(c => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}")));
            messages.Add(CaptureMessage.Warning(number, $"dropped {count} control character{(count == 1 ? "" : "s")} ({names})"));
        }

        return kept.ToString();
    }
}
