using System.Buffers.Binary;

namespace NewsSite.Core.Photos;

/// <summary>Tells how the picture in a WebP file is stored.</summary>
internal static class WebPKind
{
    public enum Kind
    {
        Lossy,
        Lossless,
        Moving,
    }

    private const int ChunksMost = 100;
    private const int FileHeaderLength = 12;
    private const int ChunkHeaderLength = 8;

    /// <summary>Looks through the chunks up to the picture (RFC 9649 §2.3 to §2.7): four letters, a length, and so many bytes, evened up. A file without a picture counts as lossless.</summary>
    public static Kind Of(string path)
    {
        Span<byte> head = stackalloc byte[ChunkHeaderLength];
        using var file = File.OpenRead(path);
        file.Position = FileHeaderLength;
        for (var chunk = 0; chunk < ChunksMost && file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length; chunk++)
        {
            if (head.StartsWith("VP8 "u8))
                return Kind.Lossy;
            if (head.StartsWith("VP8L"u8))
                return Kind.Lossless;
            if (head.StartsWith("ANIM"u8) || head.StartsWith("ANMF"u8))
                return Kind.Moving;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            file.Position += length + (length & 1);
        }

        return Kind.Lossless;
    }
}
