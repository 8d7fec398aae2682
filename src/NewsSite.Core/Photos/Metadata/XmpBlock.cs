using System.Text;
using XmpCore;

namespace NewsSite.Core.Photos.Metadata;

/// <summary>Reads the XMP packet (ISO 16684-1) by the names of the IPTC Photo Metadata Standard 2021.1.</summary>
internal static class XmpBlock
{
    private static readonly Dictionary<string, MetadataField> Texts = new()
    {
        ["dc:description"] = MetadataField.Caption,
        ["photoshop:Headline"] = MetadataField.Headline,
        ["photoshop:Credit"] = MetadataField.Credit,
        ["photoshop:Source"] = MetadataField.Source,
        ["dc:rights"] = MetadataField.Copyright,
        ["xmpRights:UsageTerms"] = MetadataField.UsageTerms,
        ["photoshop:City"] = MetadataField.City,
        ["photoshop:Country"] = MetadataField.Country,
        ["photoshop:DateCreated"] = MetadataField.TakenOn,
        ["Iptc4xmpCore:AltTextAccessibility"] = MetadataField.AlternativeText,
    };

    private static readonly Dictionary<string, MetadataField> Lists = new()
    {
        ["dc:creator"] = MetadataField.Creator,
        ["dc:subject"] = MetadataField.Keywords,
        ["Iptc4xmpExt:PersonInImage"] = MetadataField.People,
    };

    /// <summary>The fields of a packet.</summary>
    public static MetadataBlock Read(IXmpMeta packet)
    {
        var block = new MetadataBlock("XMP");
        var values = packet.Properties
            .Where(property => property.Path is not null && property.Value is { Length: > 0 } && !property.Path.Contains('/', StringComparison.Ordinal))
            .ToLookup(property => property.Path.Split('[')[0], property => property.Value);
        foreach (var (name, field) in Texts)
            block.Put(field, values[name].FirstOrDefault()); // of several languages the first: x-default (ISO 16684-1 §8.2.2.4)
        foreach (var (name, field) in Lists)
            block.Put(field, values[name]);
        return block;
    }

    /// <summary>A packet in whatever Unicode encoding it is in.</summary>
    /// <exception cref="XmpException">It is damaged, or has a document type, which no XMP has and which can make it unfold without end.</exception>
    public static IXmpMeta Parse(byte[] packet)
    {
        var text = Encoding(packet).GetString(packet).Trim('\uFEFF', '\0', ' ', '\n', '\r', '\t');
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            throw new XmpException("An XMP packet has no document type.", XmpErrorCode.BadXmp);
        return XmpMetaFactory.ParseFromString(text);
    }

    // A packet begins with "<", after a mark or without one (ISO 16684-1 §7.3.2).
    private static Encoding Encoding(byte[] packet) => packet switch
    {
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => System.Text.Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => System.Text.Encoding.Unicode,
        _ => System.Text.Encoding.UTF8,
    };
}
