using System.Buffers;
using System.Text;

namespace NewsSite.Core.Importing.Captures;

/// <summary>Tells captured text from what merely can be decoded: nothing, binary data, HTML, XML and JSON.</summary>
internal static class CaptureContent
{
    // Line noise of a terminal or a feed stays below it, anything binary is far above.
    private const double ControlsMost = 0.01;

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        "\uFFFE\uFFFF" + string.Concat(Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))));

    /// <summary>Why a decoded file is not captured text; null when it may be.</summary>
    public static CaptureMessage? Problem(string text, ReadOnlySpan<byte> bytes, Encoding encoding) =>
        ControlCharacters(text, bytes, encoding) ?? Markup(text);

    private static CaptureMessage? ControlCharacters(string text, ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (encoding is not UnicodeEncoding and not UTF32Encoding && text.IndexOf('\0') is var nul and >= 0)
        {
            var line = LineAt(text, nul);
            return CaptureMessage.Error(line,
                $"not text: NUL byte at offset {bytes.IndexOf((byte)0)} (line {line}); if it is UTF-16 without a byte order mark, use --encoding utf-16");
        }

        var first = text.AsSpan().IndexOfAny(Controls);
        if (first < 0)
            return null;

        var count = 0;
        foreach (var c in text.AsSpan(first))
            count += IsControl(c) ? 1 : 0;
        return count > text.Length * ControlsMost
            ? CaptureMessage.Error(LineAt(text, first), $"not text: {count:N0} of its {text.Length:N0} characters are control characters")
            : null;
    }

    private static CaptureMessage? Markup(string text)
    {
        var at = 0;
        while (at < text.Length && (LineKey.IsSpace(text[at]) || IsControl(text[at])))
            at++;

        var start = text.AsSpan(at);
        var isMarkup = start is ['{', ..]
            || (start is ['<', ..] && (StartsWith(start[1..], "!doctype") || StartsWith(start[1..], "html") || StartsWith(start[1..], "?xml")));
        return isMarkup
            ? CaptureMessage.Error(LineAt(text, at), "looks like HTML/XML/JSON, use --format with the format that it is in: captured text starts with a headline")
            : null;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsControl(char c) => Controls.Contains(c);

    private static int LineAt(string text, int index)
    {
        var line = 1;
        for (var rest = text.AsSpan(0, index); rest.IndexOfAny('\n', '\r') is var end and >= 0; line++)
            rest = rest[(end + CaptureLines.LineEnd(rest[end..]))..];
        return line;
    }
}
