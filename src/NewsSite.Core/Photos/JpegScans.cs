namespace NewsSite.Core.Photos;

/// <summary>
/// Counts the passes in which a progressive JPEG is stored. Each costs the decoder a walk over the whole picture, and thousands of empty
/// ones fit into a small file: half a megabyte with 1,900 of them kept a core busy for 30 seconds.
/// </summary>
internal static class JpegScans
{
    private const byte Marker = 0xFF;
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>The number of scans before the end of the picture (ITU-T T.81 §B.1.1), counted up to <paramref name="most"/> and one more.</summary>
    public static int Count(string path, int most)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);
        var scans = 0;
        while (scans <= most && NextMarker(file) is { } marker and not EndOfImage)
        {
            if (marker == StartOfScan)
                scans++;
            if (HasLength(marker))
                SkipSegment(file);
        }

        return scans;
    }

    /// <summary>The first byte behind the picture; the file's length when it has no end.</summary>
    public static long End(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan);
        while (NextMarker(file) is { } marker)
        {
            if (marker == EndOfImage)
                return file.Position;
            if (HasLength(marker))
                SkipSegment(file);
        }

        return file.Length;
    }

    // Zero after FF is a byte of the picture, another FF fills up.
    private static int? NextMarker(FileStream file)
    {
        for (int previous = 0, current; (current = file.ReadByte()) >= 0; previous = current)
        {
            if (previous == Marker && current is not 0 and not Marker)
                return current;
        }

        return null;
    }

    // Restarts (D0 to D7), start of image (D8) and TEM (01) stand alone.
    private static bool HasLength(int marker) => marker is not (>= 0xD0 and <= 0xD8) and not 0x01;

    private static void SkipSegment(FileStream file)
    {
        var length = (file.ReadByte() << 8) | file.ReadByte();
        if (length > 2)
            file.Seek(length - 2, SeekOrigin.Current);
    }
}
