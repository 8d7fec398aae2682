using System.Buffers.Binary;
using NetVips;

namespace NewsSite.Core.Tests.Photos;

/// <summary>Picture files made for a test, good and bad.</summary>
public static class Pictures
{
    private const byte StartOfScan = 0xDA;

    /// <summary>A file of <c>tests/NewsSite.Core.Tests/Data/photos</c>.</summary>
    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Data", "photos", name));

    /// <summary>A picture whose bytes depend on its size and shade, so that each test can have its own.</summary>
    public static byte[] Jpeg(int width = 64, int height = 48, double shade = 1, bool progressive = false) =>
        Save(width, height, shade, image => image.JpegsaveBuffer(interlace: progressive, subsampleMode: Enums.ForeignSubsample.Off));

    /// <summary>The sun above the sea: a picture to look at.</summary>
    public static byte[] Evening(int width, int height)
    {
        using var places = Image.Xyz(width, height);
        using var down = places[1] / height;
        using var across = places[0] / width;
        using var fromHorizon = (down - 0.62).Abs();
        using var sky = fromHorizon.Linear([-230, -170, 10], [236, 160, 112]);
        using var sea = sky * 0.72;
        using var scene = (down > 0.62).Ifthenelse(sea, sky);
        using var fromSun = (((across - 0.7) * width) * ((across - 0.7) * width)) + (((down - 0.48) * height) * ((down - 0.48) * height));
        using var lit = (fromSun < width * height * 0.004).Ifthenelse(scene.NewFromImage(255, 226, 176), scene);
        using var picture = lit.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return picture.JpegsaveBuffer(q: 85);
    }

    public static byte[] Png(int width = 64, int height = 48, bool interlaced = false) => Save(width, height, 1, image => image.PngsaveBuffer(interlace: interlaced));

    public static byte[] WebP(int width = 64, int height = 48, bool lossless = false) => Save(width, height, 1, image => image.WebpsaveBuffer(lossless: lossless));

    public static byte[] Gif() => Save(64, 48, 1, image => image.GifsaveBuffer());

    public static byte[] Avif(int width = 64, int height = 48) =>
        Save(width, height, 1, image => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0));

    public static byte[] Tiff() => Save(64, 48, 1, image => image.TiffsaveBuffer());

    /// <summary>Four inks, as printers send pictures.</summary>
    public static byte[] Cmyk()
    {
        using var inks = Image.Black(64, 48, bands: 4);
        using var picture = inks.Copy(interpretation: Enums.Interpretation.Cmyk);
        return picture.JpegsaveBuffer();
    }

    /// <summary>Sixteen bits a sample, and see-through.</summary>
    public static byte[] DeepPng(bool interlaced = false)
    {
        using var black = Image.Black(64, 48, bands: 4);
        using var picture = black.Linear([1], [30_000]).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        return picture.PngsaveBuffer(interlace: interlaced);
    }

    /// <summary>A PNG whose header says another size than its picture has, with the right checksum.</summary>
    public static byte[] PngThatClaims(int width, int height, byte[]? of = null)
    {
        var png = of ?? Png();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc32(png.AsSpan(12, 17)));
        return png;
    }

    /// <summary>A PNG with a header and an end, and nothing between.</summary>
    public static byte[] PngWithoutData()
    {
        var png = Png();
        return [.. png[..33], .. png[^12..]];
    }

    /// <summary>A JPEG whose header says another size than its picture has.</summary>
    public static byte[] JpegThatClaims(ushort width, ushort height, bool progressive = false)
    {
        var jpeg = Jpeg(progressive: progressive);
        var frame = Segments(jpeg).Single(s => jpeg[s.Start + 1] is 0xC0 or 0xC2).Start;
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), width);
        return jpeg;
    }

    /// <summary>A lossless WebP whose header says another size than its picture has (RFC 9649 §3.4: 14 bits each, less one).</summary>
    public static byte[] LosslessWebPThatClaims(int width, int height)
    {
        var webp = Save(64, 48, 1, image => image.WebpsaveBuffer(lossless: true, keep: Enums.ForeignKeep.None));
        BinaryPrimitives.WriteUInt32LittleEndian(webp.AsSpan(21), (uint)((width - 1) | ((height - 1) << 14)));
        return webp;
    }

    /// <summary>A valid progressive JPEG that brings each coefficient of each colour in a scan of its own: 190 walks over the picture.</summary>
    public static byte[] JpegOfManyScans()
    {
        var jpeg = Jpeg(progressive: true);
        var segments = Segments(jpeg);
        var first = segments.FindIndex(s => jpeg[s.Start + 1] == StartOfScan);
        var table = segments.FindIndex(first, s => jpeg[s.Start + 1] == 0xC4);
        List<byte> bomb = [.. jpeg[..segments[first].End], .. jpeg[segments[table].Start..segments[table].End]];
        for (byte colour = 1; colour <= 3; colour++)
        {
            // FF DA, length, one colour, its tables, from and up to which coefficient, precision; then one code that ends every block.
            for (byte coefficient = 1; coefficient < 64; coefficient++)
                bomb.AddRange([0xFF, StartOfScan, 0, 8, 1, colour, 0, coefficient, coefficient, 0, 0x7F]);
        }

        bomb.AddRange([0xFF, 0xD9]);
        return [.. bomb];
    }

    /// <summary>A JPEG with a comment in it and a web page behind it.</summary>
    public static byte[] JpegWithPage(string html) => [.. JpegWithComment(html), .. System.Text.Encoding.ASCII.GetBytes(html)];

    /// <summary>A JPEG with a comment in it.</summary>
    public static byte[] JpegWithComment(string text) => JpegWith(0xFE, System.Text.Encoding.ASCII.GetBytes(text));

    /// <summary>A JPEG that says in XMP what it shows and whose it is.</summary>
    public static byte[] JpegSaying(string caption, string credit, int width, int height, double shade)
    {
        var jpeg = Jpeg(width, height, shade);
        byte[] xmp =
        [
            .. "http://ns.adobe.com/xap/1.0/\0"u8,
            .. System.Text.Encoding.UTF8.GetBytes(
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>" + caption + "</rdf:li></rdf:Alt></dc:description>"
                + "<photoshop:Credit>" + credit + "</photoshop:Credit></rdf:Description></rdf:RDF></x:xmpmeta>"),
        ];
        var length = xmp.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. xmp, .. jpeg[2..]];
    }

    /// <summary>A JPEG with one more segment at its beginning.</summary>
    public static byte[] JpegWith(byte marker, ReadOnlySpan<byte> content)
    {
        var jpeg = Jpeg();
        var length = content.Length + 2;
        return [.. jpeg[..2], 0xFF, marker, (byte)(length >> 8), (byte)length, .. content, .. jpeg[2..]];
    }

    private static byte[] Save(int width, int height, double shade, Func<Image, byte[]> save)
    {
        using var places = Image.Xyz(width, height);
        using var slope = places.Linear([3 * shade, 2], [20, 40]);
        using var three = slope.Bandjoin(places[0]);
        using var picture = three.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return save(picture);
    }

    // ITU-T T.81 §B.1.1.4: every segment before the end says its length, and a scan goes on to the next marker.
    private static List<(int Start, int End)> Segments(byte[] jpeg)
    {
        var segments = new List<(int, int)>();
        for (var at = 2; jpeg[at + 1] != 0xD9;)
        {
            var end = at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2));
            if (jpeg[at + 1] == StartOfScan)
                while (jpeg[end] != 0xFF || jpeg[end + 1] == 0)
                    end++;
            segments.Add((at, end));
            at = end;
        }

        return segments;
    }

    // ISO/IEC 15948 annex D.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
