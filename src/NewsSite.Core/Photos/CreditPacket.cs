using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NewsSite.Core.Photos;

/// <summary>Writes who made a photo and who holds its rights as XMP, the one kind of metadata that JPEG, WebP and AVIF all carry.</summary>
internal static class CreditPacket
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private static readonly XNamespace Rights = "http://ns.adobe.com/xap/1.0/rights/";

    /// <summary>The packet; null when there is nothing to say.</summary>
    public static byte[]? Of(PhotoFace face)
    {
        var said = new List<XElement>();
        if (face.Photographer.Length > 0)
            said.Add(new XElement(Dc + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", Legal(face.Photographer)))));
        if (face.Credit.Length > 0)
            said.Add(new XElement(Photoshop + "Credit", Legal(face.Credit)));
        if (face.Copyright.Length > 0)
            said.Add(InAnyLanguage(Dc + "rights", face.Copyright));
        if (face.UsageTerms.Length > 0)
            said.Add(InAnyLanguage(Rights + "UsageTerms", face.UsageTerms));
        if (said.Count == 0)
            return null;

        var description = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XAttribute(XNamespace.Xmlns + "photoshop", Photoshop),
            new XAttribute(XNamespace.Xmlns + "xmpRights", Rights),
            said);
        var packet = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), description));
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>{packet.ToString(SaveOptions.DisableFormatting)}<?xpacket end=\"r\"?>");
    }

    private static XElement InAnyLanguage(XName name, string text) =>
        new(name, new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), Legal(text))));

    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
