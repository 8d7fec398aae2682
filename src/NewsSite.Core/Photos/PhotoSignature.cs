namespace NewsSite.Core.Photos;

/// <summary>Tells by a file's first bytes what it is; its name and its declared type count for nothing.</summary>
/// <param name="MediaType">Null when it is none of the three that are taken.</param>
/// <param name="Seen">What it looks like, in words for the one who uploaded it; null when it looks like nothing known.</param>
internal readonly record struct PhotoSignature(string? MediaType, string? Seen)
{
    /// <summary>So many bytes are looked at.</summary>
    public const int Length = 512;

    private const string Jpeg = "image/jpeg";
    private const string Png = "image/png";
    private const string WebP = "image/webp";

    public static PhotoSignature Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new(Jpeg, "JPEG");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return new(Png, "PNG");
        return head.StartsWith("RIFF"u8) && At(head, 8).StartsWith("WEBP"u8) ? new(WebP, "WebP") : new(null, Other(head));
    }

    private static string? Other(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("GIF8"u8))
            return "a GIF";
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return "a TIFF or camera raw file";
        if (At(head, 4).StartsWith("ftyp"u8))
            return At(head, 8).StartsWith("avi"u8) ? "an AVIF" : At(head, 8).StartsWith("he"u8) || At(head, 8).StartsWith("mif1"u8) ? "an HEIC" : "a film";
        if (head.StartsWith("BM"u8))
            return "a BMP";
        if (head.StartsWith("%PDF"u8))
            return "a PDF";
        if (head.StartsWith("PK"u8))
            return "a ZIP or office file";
        if (head.IndexOf("<svg"u8) >= 0)
            return "an SVG drawing";
        return head.IndexOf("<html"u8) >= 0 || head.IndexOf("<!DOCTYPE"u8) >= 0 || head.IndexOf("<!doctype"u8) >= 0 ? "a web page" : null;
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> head, int start) => head.Length > start ? head[start..] : [];
}
