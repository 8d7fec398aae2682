using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NewsSite.Web.Tests.Machines;

/// <summary>What the W3C's feed validator warns of or refuses (validator.w3.org/feed/docs), and what JSON Feed 1.1 requires, as code.</summary>
internal static partial class FeedRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    /// <summary>What is wrong with an RSS feed that was read from the address; empty for nothing.</summary>
    public static IEnumerable<string> FindInRss(string feed, string address)
    {
        var channel = XDocument.Parse(feed).Root!.Element("channel")!;
        foreach (var name in new[] { "title", "link", "description", "language" }.Where(name => string.IsNullOrWhiteSpace(channel.Element(name)?.Value)))
            yield return $"the channel has no {name}";
        if (Self(channel) != address)
            yield return $"self is {Self(channel) ?? "missing"}";
        var items = channel.Elements("item").ToList();
        foreach (var item in items)
        {
            var names = item.Elements().Select(e => e.Name).ToList();
            foreach (var name in new[] { "title", "link", "guid", "pubDate", "description" }.Where(name => item.Elements(name).Count() != 1))
                yield return $"an item has {item.Elements(name).Count()} {name}";
            if (names.IndexOf(Content + "encoded") is >= 0 and var at && at < names.IndexOf("description"))
                yield return "content:encoded stands before description";
            if (item.Elements("enclosure").Count() > 1)
                yield return "more than one enclosure";
            if (item.Elements("author").Any(author => !author.Value.Contains('(', StringComparison.Ordinal)))
                yield return "an author without a name";
            if (item.Element("guid") is { } guid && guid.Attribute("isPermaLink")?.Value != "false" && !IsWhole(guid.Value))
                yield return $"guid {guid.Value} is no address";
            if (!DateTime.TryParseExact(item.Element("pubDate")?.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                yield return $"pubDate is {item.Element("pubDate")?.Value}";
            if (Tag().IsMatch(item.Element("description")?.Value ?? ""))
                yield return "a description of plain text has a tag";
        }

        foreach (var problem in Same(items.Select(item => item.Element("guid")?.Value)).Concat(NotWhole(channel)))
            yield return problem;
    }

    /// <summary>What is wrong with an Atom feed that was read from the address; empty for nothing.</summary>
    public static IEnumerable<string> FindInAtom(string feed, string address)
    {
        var root = XDocument.Parse(feed).Root!;
        if (Self(root) != address)
            yield return $"self is {Self(root) ?? "missing"}";
        var entries = root.Elements(Atom + "entry").ToList();
        foreach (var part in entries.Prepend(root))
        {
            foreach (var name in new[] { "id", "title", "updated" }.Where(name => part.Elements(Atom + name).Count() != 1))
                yield return $"{part.Name.LocalName} has {part.Elements(Atom + name).Count()} {name}";
            if (!DateTimeOffset.TryParse(part.Element(Atom + "updated")?.Value, CultureInfo.InvariantCulture, out _))
                yield return $"updated is {part.Element(Atom + "updated")?.Value}";
            if (part.Elements(Atom + "author").Any(author => string.IsNullOrWhiteSpace(author.Element(Atom + "name")?.Value)))
                yield return "an author without a name";
        }

        if (!root.Elements(Atom + "author").Any() && entries.Exists(entry => !entry.Elements(Atom + "author").Any()))
            yield return "an entry without an author";
        if (entries.Exists(entry => entry.Elements(Atom + "link").Count(link => link.Attribute("rel")?.Value is null or "alternate") != 1))
            yield return "an entry without its address";
        foreach (var problem in Same(entries.Select(entry => entry.Element(Atom + "id")?.Value)).Concat(Same(entries.Select(entry => entry.Element(Atom + "updated")?.Value))).Concat(NotWhole(root)))
            yield return problem;
    }

    /// <summary>What is wrong with a JSON feed that was read from the address; empty for nothing.</summary>
    public static IEnumerable<string> FindInJson(string feed, string address)
    {
        using var json = JsonDocument.Parse(feed);
        var root = json.RootElement;
        if (Text(root, "version") != "https://jsonfeed.org/version/1.1")
            yield return "version";
        if (Text(root, "title") is not { Length: > 0 })
            yield return "title";
        if (Text(root, "feed_url") != address)
            yield return $"feed_url is {Text(root, "feed_url")}";
        foreach (var name in new[] { "home_page_url", "icon" }.Where(name => !IsWhole(Text(root, name) ?? "")))
            yield return name;
        var items = root.GetProperty("items").EnumerateArray().ToList();
        foreach (var item in items)
        {
            if (Text(item, "id") is not { Length: > 0 })
                yield return "an item without id";
            if (!IsWhole(Text(item, "url") ?? ""))
                yield return "an item without url";
            if (Text(item, "content_html") is null && Text(item, "content_text") is null)
                yield return "an item without content";
            if (new[] { "date_published", "date_modified" }.Any(name => !DateTimeOffset.TryParse(Text(item, name), CultureInfo.InvariantCulture, out _)))
                yield return "an item without its times";
            if (item.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Null))
                yield return "an empty member";
        }

        foreach (var problem in Same(items.Select(item => Text(item, "id"))))
            yield return problem;
    }

    private static string? Self(XElement channel) => channel.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")?.Value == "self")?.Attribute("href")?.Value;

    private static IEnumerable<string> NotWhole(XElement feed) =>
        feed.Descendants(Atom + "link").Select(link => link.Attribute("href")!.Value)
            .Concat(feed.Descendants("link").Select(link => link.Value))
            .Concat(feed.Descendants(Atom + "uri").Select(uri => uri.Value))
            .Concat(feed.Descendants(Media + "content").Select(content => content.Attribute("url")!.Value))
            .Where(address => !IsWhole(address)).Select(address => $"{address} is not whole");

    private static IEnumerable<string> Same(IEnumerable<string?> ids) => ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands twice");

    private static bool IsWhole(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && address.All(char.IsAscii);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("<[a-zA-Z/!]")]
    private static partial Regex Tag();
}
