using System.Globalization;
using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>What a picture may ask of the server, told by its header before anything is decoded.</summary>
internal static class PhotoLimits
{
    private const long PixelsMost = 60_000_000;
    private const int SideMost = 16_384;
    private const int ScansMost = 100;

    /// <summary>
    /// Bytes that the decoder may hold of one picture. Most are read line by line and hold next to nothing; progressive JPEG, interlaced PNG
    /// and some WebP can only be held whole. With this, decoding stays below 300 MB.
    /// </summary>
    private const long HeldMost = 180_000_000;

    /// <summary>Why the picture is refused; null when it may be decoded.</summary>
    public static string? Problem(Image header, string path, string mediaType)
    {
        var pixels = (long)header.Width * header.Height;
        if (header.Width > SideMost || header.Height > SideMost || pixels > PixelsMost)
            return Text($"The picture has {header.Width:N0} by {header.Height:N0} pixels; {PixelsMost / 1_000_000} million are taken, and {SideMost:N0} a side. Make it smaller.");
        if (pixels * BytesHeldPerPixel(header, path, mediaType) > HeldMost)
            return Text($"The picture is stored in a way that needs too much memory at {pixels / 1_000_000} million pixels. Save it without “progressive” or “interlaced”, or make it smaller.");
        return mediaType == "image/jpeg" && IsSet(header, "jpeg-multiscan") && JpegScans.Count(path, ScansMost) > ScansMost
            ? Text($"The picture is stored in more than {ScansMost} passes, as no camera or program does. Open it and save it anew.")
            : null;
    }

    private static int BytesHeldPerPixel(Image header, string path, string mediaType) => mediaType switch
    {
        "image/jpeg" => IsSet(header, "jpeg-multiscan") ? 2 * header.Bands : 0, // a 16-bit coefficient for each sample
        "image/png" => IsSet(header, "interlaced") ? header.Bands * (header.Format == Enums.BandFormat.Ushort ? 2 : 1) : 0,
        _ => WebPBytesHeldPerPixel(path),
    };

    // RFC 9649 §2.5 and §2.7: the first chunk is lossy (VP8 and a space), lossless (VP8L) or extended (VP8X, whose second flag means animation).
    private static int WebPBytesHeldPerPixel(string path)
    {
        Span<byte> head = stackalloc byte[21];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
            return 0;
        var chunk = head.Slice(12, 4);
        if (chunk.SequenceEqual("VP8 "u8))
            return 0;
        return chunk.SequenceEqual("VP8X"u8) && (head[20] & 0b10) != 0 ? 8 : 4;
    }

    private static bool IsSet(Image header, string field) => header.Contains(field) && header.Get(field) is int and not 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
