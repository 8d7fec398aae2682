using System.Globalization;
using System.Xml;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sitemaps;

/// <summary>An address in a sitemap.</summary>
/// <param name="Path">Site-relative, unencoded.</param>
/// <param name="ChangedAt">When readers were last told of a change there, UTC; null when not known.</param>
internal sealed record SitemapEntry(string Path, DateTime? ChangedAt)
{
    /// <summary>The page in every language, itself among them, by BCP 47 tag and site-relative address; empty where it is in one.</summary>
    public IReadOnlyList<(string Language, string Path)> Languages { get; init; } = [];

    /// <summary>Site-relative addresses of its pictures.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>What news search wants to know of it; null for all but the newest stories.</summary>
    public NewsNote? News { get; init; }
}

/// <summary>A story in the news sitemap.</summary>
/// <param name="Headline">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="PublishedAt">UTC.</param>
internal sealed record NewsNote(string Headline, string Language, DateTime PublishedAt);

/// <summary>Writes sitemaps (sitemaps.org/protocol.html) with Google's image, news and language extensions, entry by entry, so that a file of 50,000 needs no memory.</summary>
internal sealed class SitemapXml(XmlWriter xml, string origin, string siteTitle)
{
    /// <summary>Most addresses of a file, by the protocol.</summary>
    public const int Most = 50_000;

    public const string MediaType = "application/xml";

    private const string Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Image = "http://www.google.com/schemas/sitemap-image/1.1";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string News = "http://www.google.com/schemas/sitemap-news/0.9";

    // Google reads no more of a page.
    private const int PicturesMost = 1000;

    /// <summary>Begins a file of addresses.</summary>
    public async Task BeginAsync()
    {
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Protocol);
        await xml.WriteAttributeStringAsync("xmlns", "image", null, Image);
        await xml.WriteAttributeStringAsync("xmlns", "news", null, News);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
    }

    /// <summary>Begins a file of files.</summary>
    public async Task BeginIndexAsync()
    {
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "sitemapindex", Protocol);
    }

    public async Task EndAsync()
    {
        await xml.WriteEndElementAsync();
        await xml.FlushAsync();
    }

    /// <summary>An address of a page.</summary>
    public Task AddAsync(SitemapEntry entry) => AddAsync("url", entry);

    /// <summary>An address of another file.</summary>
    public Task AddFileAsync(string path, DateTime? changedAt) => AddAsync("sitemap", new SitemapEntry(path, changedAt));

    private async Task AddAsync(string element, SitemapEntry entry)
    {
        await xml.WriteStartElementAsync(null, element, Protocol);
        await xml.WriteElementStringAsync(null, "loc", Protocol, Addresses.Absolute(origin, entry.Path));
        if (entry.ChangedAt is { } changedAt)
            await xml.WriteElementStringAsync(null, "lastmod", Protocol, Time(changedAt));
        foreach (var (language, path) in entry.Languages)
        {
            await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
            await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
            await xml.WriteAttributeStringAsync(null, "hreflang", null, language);
            await xml.WriteAttributeStringAsync(null, "href", null, Addresses.Absolute(origin, path));
            await xml.WriteEndElementAsync();
        }

        if (entry.News is { } news)
            await AddNewsAsync(news);
        foreach (var picture in entry.Pictures.Take(PicturesMost))
        {
            await xml.WriteStartElementAsync("image", "image", Image);
            await xml.WriteElementStringAsync("image", "loc", Image, Addresses.Absolute(origin, picture));
            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private async Task AddNewsAsync(NewsNote note)
    {
        await xml.WriteStartElementAsync("news", "news", News);
        await xml.WriteStartElementAsync("news", "publication", News);
        await xml.WriteElementStringAsync("news", "name", News, siteTitle);
        await xml.WriteElementStringAsync("news", "language", News, PrimaryLanguage(note.Language));
        await xml.WriteEndElementAsync();
        await xml.WriteElementStringAsync("news", "publication_date", News, Time(note.PublishedAt));
        await xml.WriteElementStringAsync("news", "title", News, XmlSafe.Text(note.Headline));
        await xml.WriteEndElementAsync();
    }

    // ISO 639 alone, but for Chinese, where the script counts (Google's news sitemap reference).
    private static string PrimaryLanguage(string language) => language.ToLowerInvariant() switch
    {
        var zh when zh.StartsWith("zh-hant", StringComparison.Ordinal) || zh is "zh-tw" or "zh-hk" => "zh-tw",
        var zh when zh.StartsWith("zh", StringComparison.Ordinal) => "zh-cn",
        var other => other.Split('-')[0],
    };

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
