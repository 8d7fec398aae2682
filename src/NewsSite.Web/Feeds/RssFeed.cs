using System.Globalization;
using System.Net;
using System.Xml.Linq;
using static NewsSite.Web.Feeds.FeedXml;

namespace NewsSite.Web.Feeds;

/// <summary>
/// RSS 2.0 (rssboard.org/rss-specification) with what its validator asks for. Written by hand because the framework's own writer puts what it does not
/// know before the description and knows no nested media elements.
/// </summary>
internal static class RssFeed
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static byte[] Write(Feed feed, FeedSetting setting) => Bytes(new XElement(
        "rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "atom", Atom),
        new XAttribute(XNamespace.Xmlns + "content", Content),
        new XAttribute(XNamespace.Xmlns + "dc", Dc),
        new XAttribute(XNamespace.Xmlns + "media", MediaRss),
        new XElement(
            "channel",
            new XElement("title", Text(feed.Title)),
            new XElement("link", setting.Whole(feed.Page)),
            new XElement("description", Plain(feed.Description)),
            new XElement("language", setting.Language),
            feed.UpdatedAt is { } updated ? new XElement("lastBuildDate", Date(updated)) : null,
            Link("self", setting.Whole(FeedAddress.Of(feed.Page, FeedFormat.Rss)), FeedFormat.Rss.MediaType),
            setting.Hub.Length > 0 ? Link("hub", setting.Hub, null) : null,
            feed.Items.Select(item => Item(item, setting)))));

    private static XElement Item(FeedItem item, FeedSetting setting)
    {
        var address = setting.Whole(item);
        return new XElement(
            "item",
            new XElement("title", Text(item.Title)),
            new XElement("link", address),
            new XElement("guid", new XAttribute("isPermaLink", "true"), address),
            new XElement("pubDate", Date(item.PublishedAt)),
            item.UpdatedAt > item.PublishedAt ? new XElement(Atom + "updated", Time(item.UpdatedAt)) : null,
            item.Authors.Select(author => new XElement(Dc + "creator", Text(author.Name))),
            new XElement(Dc + "language", item.Language),
            item.Categories.Select(category => new XElement("category", Text(category))),
            new XElement("description", Plain(item.Summary)),
            item.Html is null ? null : new XElement(Content + "encoded", Text(item.Html)),
            MediaOf(item, setting));
    }

    private static XElement Link(string relation, string address, string? type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), type is null ? null : new XAttribute("type", type));

    // A description is HTML whether it looks so or not.
    private static string Plain(string text) => Text(WebUtility.HtmlEncode(text));

    // RFC 822 with four digits of the year, as the RSS specification asks for.
    private static string Date(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
