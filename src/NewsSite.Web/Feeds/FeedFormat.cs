namespace NewsSite.Web.Feeds;

/// <summary>A format of feeds. One more is one more line here.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="FileName">Last part of the address.</param>
/// <param name="MediaType">As registered or, for RSS, as every reader expects it.</param>
/// <param name="Write">The bytes, UTF-8.</param>
internal sealed record FeedFormat(string Name, string FileName, string MediaType, Func<Feed, FeedSetting, byte[]> Write)
{
    public static FeedFormat Rss { get; } = new("RSS", "rss.xml", "application/rss+xml", RssFeed.Write);

    public static FeedFormat Atom { get; } = new("Atom", "atom.xml", "application/atom+xml", AtomFeed.Write);

    public static FeedFormat Json { get; } = new("JSON Feed", "feed.json", "application/feed+json", JsonFeed.Write);

    public static IReadOnlyList<FeedFormat> All { get; } = [Rss, Atom, Json];
}

/// <summary>What a feed says of the site that it comes from.</summary>
/// <param name="SiteTitle">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Origin">The site's address without a slash at the end.</param>
/// <param name="Hub">Address of the WebSub hub; empty for none.</param>
internal sealed record FeedSetting(string SiteTitle, string Language, string Origin, string Hub)
{
    /// <summary>The whole address of a site-relative path.</summary>
    public string Whole(string path) => Presentation.Addresses.Absolute(Origin, path);

    /// <summary>The whole address of an entry.</summary>
    public string Whole(FeedItem item) => Whole(item.Path) + item.Anchor;

    /// <summary>
    /// An id that survives every change of address (RFC 4151): the host, the year and what the store calls the entry.
    /// </summary>
    public string IdOf(FeedItem item) => FormattableString.Invariant($"tag:{new Uri(Origin).IdnHost},{item.PublishedAt.Year}:{item.Id}");
}
