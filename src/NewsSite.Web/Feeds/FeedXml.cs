using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NewsSite.Core.Articles;
using NewsSite.Web.Media;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>What RSS and Atom have in common.</summary>
internal static class FeedXml
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    public static readonly XNamespace MediaRss = "http://search.yahoo.com/mrss/";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>The document as UTF-8 without a byte order mark.</summary>
    public static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings))
            new XDocument(root).Save(writer);
        return bytes.ToArray();
    }

    /// <inheritdoc cref="XmlSafe.Text"/>
    public static string Text(string text) => XmlSafe.Text(text);

    /// <summary>RFC 3339 with microseconds, so that two entries of one minute differ.</summary>
    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Pictures with what stands below them, and the credits of captions without one (Media RSS 1.5.1).</summary>
    public static IEnumerable<XElement> MediaOf(FeedItem item, FeedSetting setting) =>
        item.Captions.Where(caption => caption.PhotoHash is not null).Select(caption => Picture(caption, setting)).Concat(item.LooseCredits.Select(Credit));

    private static XElement Picture(StoryCaption caption, FeedSetting setting)
    {
        var (width, height) = PhotoAddress.SizeOf(caption);
        return new XElement(
            MediaRss + "content",
            new XAttribute("url", setting.Whole(PhotoAddress.Large(caption.PhotoHash!))),
            new XAttribute("type", PhotoAddress.MediaType),
            new XAttribute("medium", "image"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            caption.Words.Length == 0 ? null : new XElement(MediaRss + "description", new XAttribute("type", "plain"), Text(caption.Words)),
            caption.Credit.Length == 0 ? null : Credit(caption.Credit));
    }

    private static XElement Credit(string credit) => new(MediaRss + "credit", Text(credit));
}
