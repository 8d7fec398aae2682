using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>A picture that could be decoded whole.</summary>
/// <param name="MediaType">For example <c>image/jpeg</c>, by its bytes.</param>
/// <param name="Width">Pixels, after orientation.</param>
/// <param name="Height">Pixels, after orientation.</param>
/// <param name="Colour">On the whole, six hexadecimal digits.</param>
/// <param name="ForDesk"><see cref="Rendition.Desk"/>: upright, in sRGB, without any of the original's metadata.</param>
public sealed record DecodedPhoto(string MediaType, int Width, int Height, string Colour, byte[] ForDesk);

/// <summary>
/// Decides whether a file is a picture by decoding all of it. Size and way of storing are checked in the header before a pixel is decoded;
/// one picture at a time, by libvips with every loader blocked that is not for a format that is taken.
/// </summary>
public sealed class PhotoDecoder : IDisposable
{
    /// <summary>Most bytes of a file.</summary>
    public const long BytesMost = 25 * 1024 * 1024;

    /// <summary>What can be uploaded, for people.</summary>
    public static string Taken => T("JPEG, PNG, WebP, AVIF, TIFF and GIF");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly QuietVips _vips = new();

    /// <summary>Decodes a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="fileName">What its sender calls it; a name that promises another kind of picture is refused.</param>
    /// <param name="ct">Ends the wait for a turn.</param>
    /// <returns>The picture; or what is wrong with the file and what to do, for the one who uploaded it.</returns>
    public async Task<(DecodedPhoto? Photo, string? Problem)> DecodeAsync(string path, string fileName, CancellationToken ct)
    {
        var (mediaType, problem) = await TypeAsync(path, fileName, ct);
        if (mediaType is null)
            return (null, problem);
        if (!await _turn.WaitAsync(Patience, ct))
            return (null, T("The site is busy with other pictures. Nothing is wrong with yours: wait a moment and upload it again."));
        try
        {
            return await Task.Run(() => Decode(path, mediaType), ct);
        }
        catch (VipsException)
        {
            return (null, mediaType == "image/heic"
                ? T("This site can't read the HEIC of telephones. Save the picture as a JPEG and upload that.")
                : T("The picture is damaged or incomplete and can't be shown whole. Export it again from where it comes from, then upload that."));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets go of the queue.</summary>
    public void Dispose()
    {
        _vips.Dispose();
        _turn.Dispose();
    }

    private static (DecodedPhoto? Photo, string? Problem) Decode(string path, string mediaType)
    {
        using var header = Image.NewFromFile(path, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
        if (PhotoLimits.Problem(header, path, mediaType) is { } problem)
            return (null, problem);

        // What a thumbnail drops is read all the same, so that damage anywhere shows.
        using var small = UprightPicture.Read(path, Rendition.Desk.Width, Rendition.Desk.Width);
        if (TwoFaced.Find(path, mediaType) is { } other)
            return (null, T($"The file is a picture and {other} at once, as no camera or program makes it. Open the picture and save it anew."));
        var forDesk = small.WebpsaveBuffer(q: 82, keep: Enums.ForeignKeep.None);
        var (width, height) = UprightPicture.SizeOf(header);
        return (new DecodedPhoto(mediaType, width, height, UprightPicture.ColourOf(small), forDesk), null);
    }

    private static async Task<(string? MediaType, string? Problem)> TypeAsync(string path, string fileName, CancellationToken ct)
    {
        var head = new byte[PhotoSignature.Length];
        await using var file = File.OpenRead(path);
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        if (read == 0)
            return (null, T("The file is empty. Choose the picture again and upload it once more."));
        var signature = PhotoSignature.Of(head.AsSpan(0, read));
        if (signature.IsBelied(fileName))
            return (null, T($"The file is called {Path.GetExtension(fileName)} and is {signature.Seen}. Save it anew as what it is to be, or rename it, and upload that."));
        return signature.MediaType is { } type ? (type, null) : (null, NotTaken(signature.Seen));
    }

    private static string NotTaken(string? seen) => seen is null
        ? T($"This is not a picture, whatever its name says; {Taken} are taken. Save it as one of these and upload that.")
        : T($"This is {seen}, whatever its name says; {Taken} are taken. Save it as one of these and upload that.");
}
