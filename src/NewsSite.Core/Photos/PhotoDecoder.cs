using System.Globalization;
using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>A picture that could be decoded whole.</summary>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c> or <c>image/webp</c>, by its bytes.</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
/// <param name="Renditions">WebP pictures of each size: upright, in sRGB, without any of the original's metadata.</param>
public sealed record DecodedPhoto(string MediaType, int Width, int Height, IReadOnlyDictionary<PhotoSize, byte[]> Renditions);

/// <summary>
/// Decides whether a file is a picture by decoding all of it. Size and way of storing are checked in the header before a pixel is decoded;
/// one picture at a time, by libvips with every loader blocked that is not for the three formats that are taken.
/// </summary>
public sealed class PhotoDecoder : IDisposable
{
    /// <summary>Most bytes of a file.</summary>
    public const long BytesMost = 25 * 1024 * 1024;

    private const int Quality = 82;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Log.LogDelegate _silence;
    private readonly uint _silenced;

    /// <summary>Sets libvips up for the whole process.</summary>
    public PhotoDecoder()
    {
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in new[] { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp" })
            Operation.Block(loader, false);

        // Its cache goes by file name and would keep pictures in memory.
        Cache.Max = 0;

        // It writes each warning about a bad file to the console; whoever uploaded it is told instead.
        _silence = (_, _, _) => { };
        _silenced = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, _silence);
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="ct">Ends the wait for a turn.</param>
    /// <returns>The picture; or what is wrong with the file and what to do, for the one who uploaded it.</returns>
    public async Task<(DecodedPhoto? Photo, string? Problem)> DecodeAsync(string path, CancellationToken ct)
    {
        var (mediaType, problem) = await TypeAsync(path, ct);
        if (mediaType is null)
            return (null, problem);
        if (!await _turn.WaitAsync(Patience, ct))
            return (null, "The site is busy with other pictures. Nothing is wrong with yours: wait a moment and upload it again.");
        try
        {
            return await Task.Run(() => Decode(path, mediaType), ct);
        }
        catch (VipsException)
        {
            return (null, "The picture is damaged or incomplete and can't be shown whole. Export it again from where it comes from, then upload that.");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of the queue.</summary>
    public void Dispose()
    {
        Log.RemoveLogHandler("VIPS", _silenced);
        _turn.Dispose();
    }

    private static (DecodedPhoto? Photo, string? Problem) Decode(string path, string mediaType)
    {
        using var header = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
        if (PhotoLimits.Problem(header, path, mediaType) is { } problem)
            return (null, problem);

        using var large = Upright(path);
        var renditions = Enum.GetValues<PhotoSize>().ToDictionary(size => size, size => Make(large, size));
        var (width, height) = IsOnItsSide(header) ? (header.Height, header.Width) : (header.Width, header.Height);
        return (new DecodedPhoto(mediaType, width, height, renditions), null);
    }

    // A thumbnail is decoded line by line and no larger than needed, turned upright and brought to sRGB; what it drops is read all the same,
    // so that damage anywhere shows. Warnings count as damage: libvips makes a black picture of a PNG without data otherwise.
    private static Image Upright(string path)
    {
        const int side = (int)PhotoSize.Reader;
        using var picture = Image.Thumbnail(path, side, height: side, size: Enums.Size.Down, outputProfile: "srgb", intent: Enums.Intent.Perceptual, failOn: Enums.FailOn.Warning);
        using var plain = picture.Colourspace(Enums.Interpretation.Srgb);
        return plain.CopyMemory();
    }

    private static byte[] Make(Image upright, PhotoSize size)
    {
        using var picture = upright.ThumbnailImage((int)size, height: (int)size, size: Enums.Size.Down);
        return picture.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }

    // EXIF orientations 5 to 8 turn the picture by a quarter (CIPA DC-008 §4.6.4).
    private static bool IsOnItsSide(Image header) => header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8;

    private static async Task<(string? MediaType, string? Problem)> TypeAsync(string path, CancellationToken ct)
    {
        var head = new byte[PhotoSignature.Length];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (read == 0)
            return (null, "The file is empty. Choose the picture again and upload it once more.");
        var signature = PhotoSignature.Of(head.AsSpan(0, read));
        return signature.MediaType is { } type
            ? (type, null)
            : (null, string.Create(CultureInfo.InvariantCulture, $"This is {signature.Seen ?? "not a picture"}, whatever its name says; JPEG, PNG and WebP are taken. Save it as one of these and upload that."));
    }
}
