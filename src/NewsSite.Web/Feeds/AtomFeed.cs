using System.Xml.Linq;
using NewsSite.Core.Articles;
using NewsSite.Web.Presentation;
using static NewsSite.Web.Feeds.FeedXml;

namespace NewsSite.Web.Feeds;

/// <summary>Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public static byte[] Write(Feed feed, FeedSetting setting)
    {
        var self = setting.Whole(FeedAddress.Of(feed.Page, FeedFormat.Atom));
        return Bytes(new XElement(
            Atom + "feed",
            new XAttribute("xmlns", Atom),
            new XAttribute(XNamespace.Xmlns + "media", MediaRss),
            new XAttribute(XNamespace.Xml + "lang", setting.Language),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", Text(feed.Title)),
            new XElement(Atom + "subtitle", Text(feed.Description)),
            // An empty feed must say a time too: none that could be true is later than the beginning of all of them.
            new XElement(Atom + "updated", Time(feed.UpdatedAt ?? DateTime.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", Text(setting.SiteTitle)), new XElement(Atom + "uri", setting.Whole(Addresses.Front))),
            new XElement(Atom + "icon", setting.Whole("/icon.svg")),
            Link("self", self, FeedFormat.Atom.MediaType),
            Link("alternate", setting.Whole(feed.Page), "text/html"),
            setting.Hub.Length > 0 ? Link("hub", setting.Hub, null) : null,
            feed.Items.Select(item => Entry(item, setting))));
    }

    private static XElement Entry(FeedItem item, FeedSetting setting) => new(
        Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", item.Language),
        new XElement(Atom + "id", setting.IdOf(item)),
        new XElement(Atom + "title", Text(item.Title)),
        Link("alternate", setting.Whole(item), "text/html"),
        new XElement(Atom + "published", Time(item.PublishedAt)),
        new XElement(Atom + "updated", Time(item.UpdatedAt)),
        item.Authors.Select(author => Person(author, setting)),
        item.Categories.Select(category => new XElement(Atom + "category", new XAttribute("term", Text(category)))),
        item.Summary.Length > 0 ? new XElement(Atom + "summary", Text(item.Summary)) : null,
        item.Html is null ? null : new XElement(Atom + "content", new XAttribute("type", "html"), Text(item.Html)),
        MediaOf(item, setting));

    private static XElement Person(StoryLink author, FeedSetting setting) =>
        new(Atom + "author", new XElement(Atom + "name", Text(author.Name)), new XElement(Atom + "uri", setting.Whole(Addresses.Author(author.Slug))));

    private static XElement Link(string relation, string address, string? type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), type is null ? null : new XAttribute("type", type));
}
