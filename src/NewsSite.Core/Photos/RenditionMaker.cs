using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>Makes the pictures that readers get from originals. Keeps the last original that it decoded, because a page asks for several of one photo.</summary>
public sealed class RenditionMaker : IDisposable
{
    private const int WebPQuality = 80;
    private const int JpegQuality = 80;

    // AVIF looks like WebP's 80 at about 55; the least effort but one costs a quarter of the time of libvips' own choice and a tenth more bytes.
    private const int AvifQuality = 55;
    private const int AvifEffort = 1;

    // No bound of ours: the most that libvips counts to.
    private const int HeightMost = 10_000_000;

    // The encoders of WebP and JPEG keep one core busy; more pictures at once would cost memory and make each later.
    private const int AtOnce = 2;

    private readonly SemaphoreSlim _turn = new(AtOnce);
    private readonly Lock _decoding = new();
    private readonly QuietVips _vips = new();
    private (string Key, Image Picture)? _last;

    /// <summary>Makes one picture: upright, in sRGB, cropped around the focus, with the credit in it and nothing else of the original's metadata.</summary>
    /// <param name="original">Path of the original.</param>
    /// <param name="face">What of the photo goes into it.</param>
    /// <param name="rendition">Which picture.</param>
    /// <param name="ct">Ends the wait for a turn.</param>
    /// <exception cref="VipsException">The original is damaged.</exception>
    public async Task<byte[]> MakeAsync(string original, PhotoFace face, Rendition rendition, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(face);
        await _turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Make(original, face, rendition), ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of what it keeps.</summary>
    public void Dispose()
    {
        _last?.Picture.Dispose();
        _vips.Dispose();
        _turn.Dispose();
    }

    private byte[] Make(string original, PhotoFace face, Rendition rendition)
    {
        using var upright = Upright(original, face.Hash, rendition);
        var (width, height) = rendition.PartOf(upright.Width, upright.Height);
        using var part = upright.Crop(Start(upright.Width, width, face.FocusX), Start(upright.Height, height, face.FocusY), width, height);
        using var picture = part.ThumbnailImage(rendition.Width, height: HeightMost, size: Enums.Size.Down);
        using var signed = Signed(picture, CreditPacket.Of(face));
        return rendition.Format switch
        {
            PictureFormat.Avif => signed.HeifsaveBuffer(q: AvifQuality, bitdepth: 8, compression: Enums.ForeignHeifCompression.Av1, effort: AvifEffort, keep: Enums.ForeignKeep.Xmp),
            PictureFormat.WebP => signed.WebpsaveBuffer(q: WebPQuality, keep: Enums.ForeignKeep.Xmp),
            _ => signed.JpegsaveBuffer(q: JpegQuality, optimizeCoding: true, interlace: true, background: [255.0], keep: Enums.ForeignKeep.Xmp),
        };
    }

    // A copy shares the pixels, and keeps them when the next original takes the place of this one.
    private Image Upright(string original, string hash, Rendition rendition)
    {
        lock (_decoding)
            return Decoded(original, hash, rendition).Copy();
    }

    private Image Decoded(string original, string hash, Rendition rendition)
    {
        using var header = Image.NewFromFile(original, access: Enums.Access.Sequential);
        var size = UprightPicture.SizeOf(header);
        var part = rendition.PartOf(size.Width, size.Height);

        // As wide as the widest picture of this part needs.
        var width = (int)Math.Ceiling(size.Width * Math.Min(1.0, (double)Rendition.Widths[^1] / part.Width));
        var key = $"{hash} {width}";
        if (_last is { } last && last.Key == key)
            return last.Picture;
        _last?.Picture.Dispose();
        _last = null;
        _last = (key, UprightPicture.Read(original, width, HeightMost));
        return _last.Value.Picture;
    }

    private static int Start(int whole, int part, int focus) => Math.Clamp((int)Math.Round(whole * focus / 1000.0 - part / 2.0), 0, whole - part);

    private static Image Signed(Image picture, byte[]? packet) => picture.Mutate(image =>
    {
        const string xmp = "xmp-data";
        if (image.Contains(xmp))
            image.Remove(xmp);
        if (packet is not null)
            image.Set(GValue.BlobType, xmp, packet);
    });
}
