using System.Buffers.Binary;
using System.Text;

namespace NewsSite.Core.Photos;

/// <summary>
/// Finds files that are a picture and something else at once: a page, a program, an archive that a reader of the other kind would open. Such a file is made on
/// purpose; no camera does it.
/// </summary>
internal static class TwoFaced
{
    // A PDF may begin this far into a file (ISO 32000-1 annex H.3.4.1); a ZIP's directory ends this near to the end (APPNOTE 6.3.10 §4.3.16).
    private const int HeadLength = 1024;
    private const int TailLength = 65_536 + 22;

    private static readonly byte[][] Pages = [.. new[] { "<html", "<script", "<svg", "<!doctype", "<?php", "<iframe", "<body", "#!/" }.Select(Encoding.ASCII.GetBytes)];

    private static readonly byte[] SevenZip = [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C];
    private static readonly byte[] PngEnd = [(byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE];

    /// <summary>What else the file is, in words for the one who uploaded it; null when it is a picture only.</summary>
    public static string? Find(string path, string mediaType)
    {
        using var file = File.OpenRead(path);
        var head = Read(file, 0, HeadLength);
        if (head.AsSpan().IndexOf("%PDF-"u8) >= 0)
            return T("a PDF");
        var tail = Read(file, Math.Max(0, file.Length - TailLength), TailLength);
        if (tail.AsSpan().LastIndexOf("PK\x05\x06"u8) >= 0)
            return T("a ZIP archive");
        if (tail.AsSpan().IndexOf("Rar!\x1A\x07"u8) >= 0 || tail.AsSpan().IndexOf(SevenZip) >= 0)
            return T("an archive");

        // Only behind the picture: words in its own metadata are not meant, and go no further than the original.
        var behind = mediaType switch
        {
            "image/jpeg" => JpegScans.End(path),
            "image/webp" => 8L + BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)),
            "image/png" => EndIn(tail, file.Length, PngEnd),
            "image/gif" => EndIn(tail, file.Length, [0, 0x3B]),
            _ => file.Length,
        };
        var rest = Read(file, Math.Min(behind, file.Length), TailLength);
        var lower = Array.ConvertAll(rest, b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b);
        return Pages.Any(sign => lower.AsSpan().IndexOf(sign) >= 0) ? T("a web page or script") : null;
    }

    private static long EndIn(byte[] tail, long length, ReadOnlySpan<byte> end) =>
        tail.AsSpan().IndexOf(end) is >= 0 and var at ? length - tail.Length + at + end.Length : length;

    private static byte[] Read(FileStream file, long from, int most)
    {
        file.Position = from;
        var bytes = new byte[(int)Math.Min(most, file.Length - from)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
