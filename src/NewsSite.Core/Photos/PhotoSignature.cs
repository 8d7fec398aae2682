namespace NewsSite.Core.Photos;

/// <summary>Tells by a file's first bytes what it is; its declared type counts for nothing.</summary>
/// <param name="MediaType">Null when it is none of those that are taken.</param>
/// <param name="Seen">What it looks like, in words for the one who uploaded it; null when it looks like nothing known.</param>
internal readonly record struct PhotoSignature(string? MediaType, string? Seen)
{
    /// <summary>So many bytes are looked at.</summary>
    public const int Length = 512;

    private static readonly Dictionary<string, string[]> Extensions = new()
    {
        ["image/jpeg"] = [".jpg", ".jpeg", ".jpe", ".jfif"],
        ["image/png"] = [".png"],
        ["image/webp"] = [".webp"],
        ["image/gif"] = [".gif"],
        ["image/tiff"] = [".tif", ".tiff"],
        ["image/avif"] = [".avif"],
        ["image/heic"] = [".heic", ".heif"],
    };

    public static PhotoSignature Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new("image/jpeg", T("a JPEG"));
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return new("image/png", T("a PNG"));
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return new("image/gif", T("a GIF"));
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8))
            return new("image/tiff", T("a TIFF"));
        if (At(head, 4).StartsWith("ftyp"u8))
            return InBoxes(At(head, 8));
        return head.StartsWith("RIFF"u8) && At(head, 8).StartsWith("WEBP"u8) ? new("image/webp", T("a WebP")) : new(null, Other(head));
    }

    /// <summary>True when a name promises a picture of another kind: <c>.png</c> for a JPEG. Names that promise none are not taken at their word.</summary>
    public bool IsBelied(string fileName)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        return MediaType is { } type && Extensions.Any(kind => kind.Value.Contains(extension)) && !Extensions[type].Contains(extension);
    }

    // ISO/IEC 14496-12 §4.3: the major brand says what is in the boxes; the general ones leave it to those that follow.
    private static PhotoSignature InBoxes(ReadOnlySpan<byte> brands)
    {
        var others = At(brands, 8)[..Math.Min(At(brands, 8).Length, 64)];
        if (brands.StartsWith("avi"u8) || ((brands.StartsWith("mif1"u8) || brands.StartsWith("miaf"u8)) && others.IndexOf("avif"u8) >= 0))
            return new("image/avif", T("an AVIF"));
        return brands.StartsWith("he"u8) || brands.StartsWith("mif1"u8) || brands.StartsWith("msf1"u8) ? new("image/heic", T("an HEIC")) : new(null, T("a film"));
    }

    private static string? Other(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return T("a BigTIFF");
        if (head.StartsWith("BM"u8))
            return T("a BMP");
        if (head.StartsWith("%PDF"u8))
            return T("a PDF");
        if (head.StartsWith("PK"u8))
            return T("a ZIP or office file");
        if (head.IndexOf("<svg"u8) >= 0)
            return T("an SVG drawing");
        return head.IndexOf("<html"u8) >= 0 || head.IndexOf("<!DOCTYPE"u8) >= 0 || head.IndexOf("<!doctype"u8) >= 0 ? T("a web page") : null;
    }

    private static ReadOnlySpan<byte> At(ReadOnlySpan<byte> head, int start) => head.Length > start ? head[start..] : [];
}
