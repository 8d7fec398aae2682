namespace NewsSite.Core.Photos.Metadata;

/// <summary>What a picture file says about itself: each field in the words of one of its blocks, never mixed of two.</summary>
/// <param name="Values">The fields that are filled; texts without control characters and without space at their ends.</param>
/// <param name="Contradictions">Fields of which the blocks say different things.</param>
/// <param name="IsWhole">False when some of it was damaged and left out.</param>
public sealed record PhotoMetadata(IReadOnlyDictionary<MetadataField, string> Values, IReadOnlyList<Contradiction> Contradictions, bool IsWhole)
{
    /// <summary>Of a file that says nothing.</summary>
    public static PhotoMetadata None { get; } = new(new Dictionary<MetadataField, string>(), [], true);

    /// <summary>The field; empty when the file does not fill it.</summary>
    public string this[MetadataField field] => Values.GetValueOrDefault(field, "");
}

/// <summary>A field that two blocks of a file fill with different words.</summary>
/// <param name="Field">Which.</param>
/// <param name="Taken">The block whose words are taken: <c>XMP</c>, <c>IPTC</c> or <c>EXIF</c>.</param>
/// <param name="Other">The block that says something else.</param>
/// <param name="OtherText">What that one says.</param>
public sealed record Contradiction(MetadataField Field, string Taken, string Other, string OtherText);
