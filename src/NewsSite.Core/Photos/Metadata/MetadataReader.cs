using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Photoshop;
using MetadataExtractor.Formats.Xmp;
using MetadataExtractor.IO;
using XmpCore;
using Directory = MetadataExtractor.Directory;

namespace NewsSite.Core.Photos.Metadata;

/// <summary>
/// Reads what a picture file says about itself. Where blocks fill the same field, XMP comes before IPTC-IIM and that before EXIF (Metadata Working Group
/// guidelines 2.0 §3): a text that IIM cut off is whole in XMP. A damaged block costs its own fields only; nothing here throws because of a file.
/// </summary>
public static class MetadataReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Of a picture that could be decoded.</param>
    /// <param name="mediaType">What decoding showed.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<PhotoMetadata> ReadAsync(string path, string mediaType, CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => Read(path, mediaType), ct).WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            return PhotoMetadata.None with { IsWhole = false };
        }
    }

    private static PhotoMetadata Read(string path, string mediaType)
    {
        var isWhole = true;
        var directories = mediaType == "image/jpeg" ? Jpeg(path, ref isWhole) : Other(path, ref isWhole);
        var packet = mediaType == "image/jpeg" ? JpegPacket(path, ref isWhole) : directories.OfType<XmpDirectory>().Select(xmp => xmp.XmpMeta).FirstOrDefault(xmp => xmp is not null);
        isWhole &= !directories.Any(directory => directory.HasError);
        var blocks = new List<MetadataBlock>();
        if (packet is not null)
            blocks.Add(XmpBlock.Read(packet));
        blocks.Add(IptcBlock.ReadIptc(directories));
        blocks.Add(IptcBlock.ReadExif(directories));
        return Choose(blocks, isWhole);
    }

    private static PhotoMetadata Choose(List<MetadataBlock> blocks, bool isWhole)
    {
        var values = new Dictionary<MetadataField, string>();
        var contradictions = new List<Contradiction>();
        foreach (var field in Enum.GetValues<MetadataField>())
        {
            var filled = blocks.Where(block => block.Texts.ContainsKey(field)).ToList();
            if (filled.Count == 0)
                continue;
            values[field] = filled[0].Texts[field];
            contradictions.AddRange(filled.Skip(1)
                .Where(other => !IsSame(filled[0].Texts[field], other.Texts[field]))
                .Select(other => new Contradiction(field, filled[0].Name, other.Name, other.Texts[field])));
        }

        return new PhotoMetadata(values, contradictions, isWhole);
    }

    // The beginning of the same text is no other text: IIM ends by-line and credit after 32 bytes.
    private static bool IsSame(string taken, string other)
    {
        var (whole, part) = (MetadataBlock.Letters(taken), MetadataBlock.Letters(other));
        return whole.StartsWith(part, StringComparison.Ordinal) || part.StartsWith(whole, StringComparison.Ordinal);
    }

    // Each reader by itself: the library gives up a whole file for one block that it can't read.
    private static List<Directory> Jpeg(string path, ref bool isWhole)
    {
        var directories = new List<Directory>();
        foreach (var reader in new IJpegSegmentMetadataReader[] { new PhotoshopReader(), new IptcReader(), new ExifReader() })
            directories.AddRange(Try<IReadOnlyList<Directory>>(path, file => JpegMetadataReader.ReadMetadata(file, [reader]), ref isWhole) ?? []);
        return directories;
    }

    private static List<Directory> Other(string path, ref bool isWhole) =>
        [.. Try<IReadOnlyList<Directory>>(path, file => ImageMetadataReader.ReadMetadata(file), ref isWhole) ?? []];

    // The library's own reader throws at what continues a packet (extended XMP) and passes over one in UTF-16; the packet itself is whole without either.
    private static IXmpMeta? JpegPacket(string path, ref bool isWhole) => Try(
        path,
        file =>
        {
            var preamble = XmpReader.JpegSegmentPreamble;
            var packet = JpegSegmentReader.ReadSegments(new SequentialStreamReader(file), [JpegSegmentType.App1])
                .Select(segment => segment.Bytes)
                .FirstOrDefault(bytes => bytes.Length > preamble.Length && bytes.AsSpan().StartsWith(System.Text.Encoding.ASCII.GetBytes(preamble)));
            return packet is null ? null : XmpBlock.Parse(packet[(preamble.Length)..]);
        },
        ref isWhole);

    private static T? Try<T>(string path, Func<FileStream, T?> read, ref bool isWhole) where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return read(file);
        }
#pragma warning disable CA1031 // A damaged block makes its reader throw whatever it comes upon; the others are read all the same.
        catch (Exception)
#pragma warning restore CA1031
        {
            isWhole = false;
            return null;
        }
    }
}
