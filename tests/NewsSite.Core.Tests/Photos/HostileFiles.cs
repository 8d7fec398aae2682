using System.Text;
using NetVips;

namespace NewsSite.Core.Tests.Photos;

/// <summary>Files made to hurt whoever opens them.</summary>
internal static class HostileFiles
{
    private const string Script = "<html><script>alert(document.domain)</script></html>";

    private static readonly byte[] Zip = [.. "PK\u0005\u0006"u8, .. new byte[18]];

    /// <summary>Each by its name: what it is called when it is uploaded, and its bytes.</summary>
    public static IReadOnlyDictionary<string, (string Name, byte[] Bytes)> All { get; } = Lies().Concat(TwoFaced()).Concat(Claims()).Concat(Truncations()).Concat(Noise()).ToDictionary(
        file => file.What, file => (file.Name, file.Bytes));

    /// <summary>Pictures that may be taken, but of which nothing hidden may reach a reader.</summary>
    public static IReadOnlyDictionary<string, byte[]> Hiding { get; } = new Dictionary<string, byte[]>
    {
        ["script in a JPEG comment"] = Pictures.JpegWithComment(Script),
        ["script in XMP"] = Pictures.JpegWith(0xE1, Encoding.UTF8.GetBytes("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + Script + "</x:xmpmeta>")),
        ["script in IIM"] = Pictures.JpegWith(0xED, Encoding.UTF8.GetBytes("Photoshop 3.0\08BIM\u0004\u0004\0\0\0\0\0\u0040" + Script)),
        ["script in an ICC profile"] = Pictures.JpegWith(0xE2, Encoding.UTF8.GetBytes("ICC_PROFILE\0\u0001\u0001" + Script)),
        ["an XMP packet that unfolds"] = Pictures.JpegWith(0xE1, Encoding.UTF8.GetBytes("http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>")),
        ["EXIF that refers to itself"] = Pictures.Sample("infinite_loop_exif.jpg"),
        ["EXIF that is noise"] = Pictures.JpegWith(0xE1, [.. "Exif\0\0MM\0*"u8, .. Random(400, 7)]),
        ["IIM that is noise"] = Pictures.JpegWith(0xED, [.. "Photoshop 3.0\08BIM"u8, .. Random(400, 8)]),
    };

    private static IEnumerable<(string What, string Name, byte[] Bytes)> Lies()
    {
        var pictures = new (string Extension, byte[] Bytes)[]
        {
            ("jpg", Pictures.Jpeg()), ("png", Pictures.Png()), ("webp", Pictures.WebP()), ("gif", Pictures.Gif()), ("tif", Pictures.Tiff()), ("avif", Pictures.Avif()),
        };
        foreach (var (extension, bytes) in pictures)
            foreach (var lie in new[] { "jpg", "png", "webp" }.Where(lie => lie != extension))
                yield return ($"{extension} called {lie}", $"photo.{lie}", bytes);
        foreach (var (what, text) in new[]
        {
            ("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), ("web page", Script), ("PDF", "%PDF-1.7\n"), ("PHP", "<?php phpinfo();"),
            ("PostScript", "%!PS-Adobe-3.0"), ("BMP", "BM0000"), ("program", "MZ\u0090"), ("shell script", "#!/bin/sh\nrm -rf /\n"), ("text", "not a picture"), ("film", "\0\0\0\u0020ftypisom"),
            ("JPEG XL", "\0\0\0\u000CJXL \r\n\u0087\n"), ("JPEG 2000", "\0\0\0\u000CjP  \r\n\u0087\n"), ("Photoshop file", "8BPS\0\u0001"), ("BigTIFF", "II+\0"),
        })
            yield return ($"{what} called jpg", "photo.jpg", Encoding.Latin1.GetBytes(text));
    }

    private static IEnumerable<(string What, string Name, byte[] Bytes)> TwoFaced()
    {
        foreach (var (what, picture) in new[] { ("JPEG", Pictures.Jpeg()), ("PNG", Pictures.Png()), ("WebP", Pictures.WebP()), ("GIF", Pictures.Gif()) })
        {
            yield return ($"{what} with a page behind it", "photo", [.. picture, .. Encoding.ASCII.GetBytes(Script)]);
            yield return ($"{what} with an archive behind it", "photo", [.. picture, .. Zip]);
            yield return ($"{what} with PHP behind it", "photo", [.. picture, .. "<?php system($_GET['c']);"u8]);
        }

        yield return ("PDF in a JPEG's comment", "photo", Pictures.JpegWithComment("%PDF-1.7 1 0 obj"));
        yield return ("TIFF with an archive behind it", "photo", [.. Pictures.Tiff(), .. Zip]);
        yield return ("AVIF with an archive behind it", "photo", [.. Pictures.Avif(), .. Zip]);
    }

    private static IEnumerable<(string What, string Name, byte[] Bytes)> Claims()
    {
        yield return ("PNG that claims 100,000 by 100,000", "photo", Pictures.PngThatClaims(100_000, 100_000));
        yield return ("PNG that claims 2,147,483,647 by 1", "photo", Pictures.PngThatClaims(int.MaxValue, 1));
        yield return ("PNG that claims nothing", "photo", Pictures.PngThatClaims(0, 0));
        yield return ("PNG that claims more than it has", "photo", Pictures.PngThatClaims(640, 480));
        yield return ("JPEG that claims 65,500 by 65,500", "photo", Pictures.JpegThatClaims(65_500, 65_500));
        yield return ("progressive JPEG that must be held whole", "photo", Pictures.JpegThatClaims(7_000, 7_000, progressive: true));
        yield return ("lossless WebP that claims 16,000 by 16,000", "photo", Pictures.LosslessWebPThatClaims(16_000, 16_000));
        yield return ("JPEG of 190 scans", "photo", Pictures.JpegOfManyScans());
        yield return ("PNG without data", "photo", Pictures.PngWithoutData());
        using var black = Image.Black(9_000, 9_000, bands: 3);
        yield return ("PNG bomb of 81 million pixels", "photo", black.PngsaveBuffer(compression: 9));
        yield return ("TIFF bomb of 81 million pixels", "photo", black.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate));
    }

    private static IEnumerable<(string What, string Name, byte[] Bytes)> Truncations()
    {
        foreach (var (what, bytes) in new[]
        {
            ("JPEG", Pictures.Jpeg(800, 600)), ("progressive JPEG", Pictures.Jpeg(800, 600, progressive: true)), ("PNG", Pictures.Png(800, 600)), ("WebP", Pictures.WebP(800, 600)),
            ("AVIF", Pictures.Avif(800, 600)),
        })
        {
            yield return ($"first 20 bytes of a {what}", "photo", bytes[..20]);
            yield return ($"tenth of a {what}", "photo", bytes[..(bytes.Length / 10)]);
            yield return ($"half of a {what}", "photo", bytes[..(bytes.Length / 2)]);
        }
    }

    private static IEnumerable<(string What, string Name, byte[] Bytes)> Noise()
    {
        yield return ("nothing", "photo.jpg", []);
        yield return ("noise behind a JPEG's first bytes", "photo", [0xFF, 0xD8, 0xFF, .. Random(100_000, 1)]);
        yield return ("noise behind a PNG's first bytes", "photo", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Random(100_000, 2)]);
        yield return ("noise behind a WebP's first bytes", "photo", [.. "RIFF\u0010\0\0\0WEBPVP8 "u8, .. Random(100_000, 3)]);
        yield return ("noise behind a GIF's first bytes", "photo", [.. "GIF89a"u8, .. Random(100_000, 4)]);
        yield return ("noise behind a TIFF's first bytes", "photo", [.. "II*\0"u8, .. Random(100_000, 5)]);
        yield return ("noise behind an AVIF's first bytes", "photo", [.. "\0\0\0\u0020ftypavif"u8, .. Random(100_000, 6)]);
    }

    private static byte[] Random(int length, int seed)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // The same noise in every run.
        new Random(seed).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }
}
