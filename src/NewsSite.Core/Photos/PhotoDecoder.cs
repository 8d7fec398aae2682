using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>A picture that could be decoded whole.</summary>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>, by its bytes.</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
/// <param name="Renditions">WebP pictures for each size, upright, in sRGB, without any metadata.</param>
public sealed record DecodedPhoto(string MediaType, int Width, int Height, IReadOnlyDictionary<PhotoSize, byte[]> Renditions);

/// <summary>
/// Decides whether a file is a picture by decoding all of it; its name and declared type count for nothing. Size is checked in the header
/// before a pixel is decoded, one picture at a time, by libvips with every loader blocked that is not for these three formats.
/// </summary>
public sealed class PhotoDecoder : IDisposable
{
    /// <summary>Most bytes of a file.</summary>
    public const long BytesMost = 25 * 1024 * 1024;

    /// <summary>Most pixels of a picture.</summary>
    public const long PixelsMost = 60_000_000;

    /// <summary>Most pixels of a side.</summary>
    public const int SideMost = 16_384;

    private const int Quality = 82;
    private const int LongestSignature = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Sets libvips up.</summary>
    public PhotoDecoder()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp" })
            Operation.Block(loader, false);
        Cache.Max = 0;
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="ct">Ends the wait for a turn.</param>
    /// <returns>The picture, or in words what is wrong with the file.</returns>
    public async Task<(DecodedPhoto? Photo, string? Problem)> DecodeAsync(string path, CancellationToken ct)
    {
        if (await TypeAsync(path, ct) is not { } type)
            return (null, "This is not a JPEG, PNG or WebP picture, whatever its name says. Save it as one of these and upload that.");
        if (!await _turn.WaitAsync(Patience, ct))
            return (null, "The site is busy with other pictures. Nothing is wrong with yours: wait a moment and upload it again.");
        try
        {
            return await Task.Run(() => Decode(path, type), ct);
        }
        catch (VipsException)
        {
            return (null, "The picture is damaged or incomplete and can't be shown whole. Export it again from where it comes from.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of the queue.</summary>
    public void Dispose() => _turn.Dispose();

    private static (DecodedPhoto? Photo, string? Problem) Decode(string path, string type)
    {
        using var header = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
        if (header.Width > SideMost || header.Height > SideMost || (long)header.Width * header.Height > PixelsMost)
            return (null, $"The picture has {header.Width:N0} × {header.Height:N0} pixels; at most {PixelsMost / 1_000_000} million are taken, {SideMost:N0} a side. Make it smaller.");

        var renditions = new Dictionary<PhotoSize, byte[]>();
        using var large = Upright(path, PhotoSize.Reader).CopyMemory();
        foreach (var size in Enum.GetValues<PhotoSize>())
        {
            using var picture = large.ThumbnailImage((int)size, height: (int)size, size: Enums.Size.Down);
            renditions[size] = picture.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
        }

        var (width, height) = IsOnItsSide(header) ? (header.Height, header.Width) : (header.Width, header.Height);
        return (new DecodedPhoto(type, width, height, renditions), null);
    }

    private static Image Upright(string path, PhotoSize size)
    {
        using var picture = Image.Thumbnail(
            path, (int)size, height: (int)size, size: Enums.Size.Down, outputProfile: "srgb", intent: Enums.Intent.Perceptual, failOn: Enums.FailOn.Warning);
        return picture.Colourspace(Enums.Interpretation.Srgb);
    }

    // EXIF orientations 5 to 8 turn the picture by a quarter (CIPA DC-008 §4.6.4).
    private static bool IsOnItsSide(Image header) => header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8;

    private static async Task<string?> TypeAsync(string path, CancellationToken ct)
    {
        var head = new byte[LongestSignature];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, LongestSignature, throwOnEndOfStream: false, ct);
        return read == LongestSignature ? Type(head) : null;
    }

    private static string? Type(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        return head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
