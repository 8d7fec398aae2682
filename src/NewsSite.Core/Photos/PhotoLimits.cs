using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>What a picture may ask of the server, told by its header before anything is decoded.</summary>
internal static class PhotoLimits
{
    private const long PixelsMost = 60_000_000;
    private const int SideMost = 16_384;
    private const int ScansMost = 100;

    /// <summary>
    /// Bytes that the decoder may hold of one picture. Most are read line by line and hold next to nothing; progressive JPEG, interlaced PNG,
    /// some WebP and all GIF, TIFF and AVIF can only be held whole. With this, decoding stays below 300 MB.
    /// </summary>
    private const long HeldMost = 180_000_000;

    /// <summary>Why the picture is refused; null when it may be decoded.</summary>
    public static string? Problem(Image header, string path, string mediaType)
    {
        var pixels = (long)header.Width * header.Height;
        if (header.Width > SideMost || header.Height > SideMost || pixels > PixelsMost)
            return T($"The picture has {header.Width:N0} by {header.Height:N0} pixels; {PixelsMost / 1_000_000} million are taken, and {SideMost:N0} a side. Make it smaller.");
        if (pixels * BytesHeldPerPixel(header, path, mediaType) > HeldMost)
            return TooMuchMemory(pixels / 1_000_000, mediaType);
        return mediaType == "image/jpeg" && IsSet(header, "jpeg-multiscan") && JpegScans.Count(path, ScansMost) > ScansMost
            ? T($"The picture is stored in more than {ScansMost} passes, as no camera or program does. Open it and save it anew.")
            : null;
    }

    private static int BytesHeldPerPixel(Image header, string path, string mediaType) => mediaType switch
    {
        "image/jpeg" => IsSet(header, "jpeg-multiscan") ? 2 * header.Bands : 0, // a 16-bit coefficient for each sample
        "image/png" => IsSet(header, "interlaced") ? header.Bands * (header.Format == Enums.BandFormat.Ushort ? 2 : 1) : 0,
        "image/gif" => 8, // the canvas and the next picture on it
        "image/tiff" => header.Bands * (header.Format == Enums.BandFormat.Uchar ? 1 : 4), // all of it may be one strip
        "image/avif" or "image/heic" => header.Bands * (header.Format == Enums.BandFormat.Ushort ? 3 : 2), // the decoder's planes and its picture
        _ => WebPKind.Of(path) switch
        {
            WebPKind.Kind.Moving => 8, // the canvas and the next picture on it
            WebPKind.Kind.Lossless => 4,
            _ => 1, // lossy lines are not held, a plane of transparency may be
        },
    };

    private static string TooMuchMemory(long millions, string mediaType) => mediaType switch
    {
        "image/jpeg" => T($"The picture is stored in a way that needs too much memory at {millions} million pixels. Save it without “progressive”, or make it smaller."),
        "image/png" => T($"The picture is stored in a way that needs too much memory at {millions} million pixels. Save it without “interlaced”, or make it smaller."),
        "image/webp" => T($"The picture is stored in a way that needs too much memory at {millions} million pixels. Save it as a lossy WebP that does not move, or make it smaller."),
        _ => T($"The picture is stored in a way that needs too much memory at {millions} million pixels. Save it as a JPEG, or make it smaller."),
    };

    private static bool IsSet(Image header, string field) => header.Contains(field) && header.Get(field) is int and not 0;
}
