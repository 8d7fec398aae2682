using System.Text;
using System.Text.Unicode;

namespace NewsSite.Core.Importing.Captures;

/// <summary>Turns the bytes of a captured file into text, or says why they are none.</summary>
internal static class CaptureDecoder
{
    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What became of the bytes.</summary>
    /// <param name="Text">The text; null when the file is refused.</param>
    /// <param name="Problem">Why it is refused (an error), or what should be looked at although it was read (a warning); null when all is well.</param>
    public readonly record struct Decoded(string? Text, CaptureMessage? Problem);

    /// <summary>Decodes a whole file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="asked">What the operator said that it is encoded in; null: UTF-8.</param>
    public static Decoded Decode(ReadOnlySpan<byte> bytes, Encoding? asked)
    {
        if (bytes.Length > CaptureParser.BytesMost)
            return Refuse(null, $"larger than 16 MiB ({bytes.Length:N0} bytes): split it between two articles");

        var (encoding, mark) = ByteOrderMark(bytes) ?? (asked ?? Utf8Strict, 0);
        if (Text(bytes[mark..], encoding) is not { } text)
            return Undecodable(bytes, encoding, mark);
        if (CaptureContent.Problem(text, bytes, encoding) is { } problem)
            return new(null, problem);

        // Arabic in windows-1256 is never valid UTF-8 by chance: a file that is both was saved as UTF-8 since.
        return mark == 0 && !IsUnicode(encoding) && Utf8.IsValid(bytes) && !Ascii.IsValid(bytes)
            ? new(text, CaptureMessage.Warning(null, $"read as {encoding.WebName} as asked, but it is valid UTF-8: compare the text, and leave out --encoding if it is wrong"))
            : new(text, null);
    }

    /// <summary>Whether it is one of UTF-8, UTF-16 and UTF-32.</summary>
    internal static bool IsUnicode(Encoding encoding) => encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding;

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8Strict, 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        _ => null,
    };

    private static string? Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            var text = encoding.GetString(bytes);
            return UnknownLetter(text, encoding) < 0 ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // For bytes that a code page leaves undefined, .NET makes up private characters (0xAA of windows-1253 becomes U+F8F9) where it should throw.
    // U+F8FF is Apple's logo in the Macintosh's own code pages.
    private static int UnknownLetter(string text, Encoding encoding) =>
        encoding.IsSingleByte ? text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FE') : -1;

    private static Decoded Undecodable(ReadOnlySpan<byte> bytes, Encoding encoding, int mark)
    {
        var offset = Math.Min(mark + FirstBadByte(bytes[mark..], encoding), bytes.Length - 1);
        var line = LineAt(bytes[mark..offset], encoding);
        var name = encoding is UTF8Encoding ? "UTF-8" : encoding.WebName;
        var hint = CaptureEncoding.Hint(bytes, offset) is { } likely && likely != encoding.WebName
            ? $"it looks like {likely}: try --encoding {likely}"
            : "if it is in another encoding, name it, for example --encoding windows-1256";
        return Refuse(line, $"not {name}: byte 0x{bytes[offset]:X2} at offset {offset} (line {line}) cannot be decoded; {hint}");
    }

    // The exception's own index is of the bad sequence for some encodings only, so the text is decoded once more, byte by byte.
    private static int FirstBadByte(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (encoding is UTF8Encoding)
        {
            Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
            return read;
        }

        var decoder = encoding.GetDecoder();
        Span<char> chars = stackalloc char[16];
        var start = 0;
        try
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var count = decoder.GetChars(bytes.Slice(i, 1), chars, flush: false);
                if (UnknownLetter(new string(chars[..count]), encoding) >= 0)
                    return i;
                start = count > 0 ? i + 1 : start;
            }
        }
        catch (DecoderFallbackException)
        {
            return start;
        }

        return start;
    }

    private static int LineAt(ReadOnlySpan<byte> before, Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        var line = 1;
        for (var rest = lenient.GetString(before).AsSpan(); rest.IndexOfAny('\n', '\r') is var end and >= 0; line++)
            rest = rest[(end + CaptureLines.LineEnd(rest[end..]))..];
        return line;
    }

    private static Decoded Refuse(int? line, string reason) => new(null, CaptureMessage.Error(line, reason));
}
