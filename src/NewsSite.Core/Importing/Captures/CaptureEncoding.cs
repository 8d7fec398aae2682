using System.Text;
using UtfUnknown;

namespace NewsSite.Core.Importing.Captures;

/// <summary>The encodings that captured files can be in.</summary>
public static class CaptureEncoding
{
    // Enough for the detector to count letters; more would only cost time.
    private const int SampleLength = 64 * 1024;

    static CaptureEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The encoding of that name (<c>windows-1256</c>, <c>iso-8859-6</c>, <c>utf-16</c>) or code page (<c>1256</c>), set to throw on bytes that it
    /// cannot decode; null when there is none of that name.
    /// </summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return int.TryParse(name, out var codePage) && codePage > 0
                ? Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                : Encoding.GetEncoding(name.Trim(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the bytes round <paramref name="offset"/> look like, as a name for <c>--encoding</c>: a hint for a message, never a decision. Null
    /// when nothing is likely.
    /// </summary>
    internal static string? Hint(ReadOnlySpan<byte> bytes, int offset)
    {
        var start = Math.Clamp(offset - SampleLength / 2, 0, bytes.Length);
        var sample = bytes.Slice(start, Math.Min(SampleLength, bytes.Length - start)).ToArray();
        var guess = CharsetDetector.DetectFromBytes(sample).Detected?.EncodingName;
        return guess is null || Find(guess) is not { } encoding || encoding is UTF8Encoding or ASCIIEncoding ? null : encoding.WebName;
    }
}
