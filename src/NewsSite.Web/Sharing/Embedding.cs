using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Feeds;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sharing;

/// <summary>
/// oEmbed 1.0 (oembed.com): what another site shows of a story that it links to. Of the type <c>link</c>: a story is not shown inside other pages
/// (<c>frame-ancestors 'none'</c>).
/// </summary>
internal static class Embedding
{
    private const string Path = "/oembed";
    private const int KeepSeconds = 3600;

    public static void MapEmbedding(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], SendAsync);

    /// <summary>Where a consumer asks about a page.</summary>
    /// <param name="address">The site.</param>
    /// <param name="page">Whole address of the page.</param>
    /// <param name="format"><c>json</c> or <c>xml</c>.</param>
    public static string Address(SiteAddress address, string page, string format) => $"{address.Origin}{Path}?url={Uri.EscapeDataString(page)}&format={format}";

    private static async Task<IResult> SendAsync(
        HttpContext context, NewsDb db, SiteOptions site, SiteAddress address, string? url, string? format, int? maxwidth, int? maxheight, CancellationToken ct)
    {
        if (format is not (null or "json" or "xml"))
            return Results.StatusCode(StatusCodes.Status501NotImplemented); // §2.3.3
        if (SlugOf(url, address) is not { } slug || (await db.WholeStoriesAsync(db.Articles.Published().Where(a => a.Slug == slug), ct)).SingleOrDefault() is not { } whole)
            return Results.NotFound();

        var facts = Facts(new StoryView(whole.Story, whole.Notes), site, address, maxwidth ?? int.MaxValue, maxheight ?? int.MaxValue);
        return format == "xml"
            ? MachineAnswer.Of(context, FeedXml.Bytes(new XElement("oembed", facts.Select(fact => new XElement(fact.Key, XmlSafe.Text(fact.Value!.ToString()))))), "text/xml")
            : MachineAnswer.Of(context, JsonSerializer.SerializeToUtf8Bytes(facts, PlainJson.Options), "application/json");
    }

    private static string? SlugOf(string? url, SiteAddress address)
    {
        var start = address.Of(Addresses.Article(""));
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.GetLeftPart(UriPartial.Path).StartsWith(start, StringComparison.Ordinal))
            return null;
        var slug = Uri.UnescapeDataString(uri.GetLeftPart(UriPartial.Path)[start.Length..]);
        return slug.Length is 0 or > Article.SlugMaxLength ? null : slug;
    }

    private static JsonObject Facts(StoryView view, SiteOptions site, SiteAddress address, int maxWidth, int maxHeight)
    {
        var facts = new JsonObject
        {
            ["version"] = "1.0",
            ["type"] = "link",
            ["title"] = view.Story.Headline,
            ["provider_name"] = site.Title,
            ["provider_url"] = address.Of(Addresses.Front),
            ["cache_age"] = KeepSeconds,
        };
        if (view.Story.Byline.Length > 0)
            facts["author_name"] = view.Story.Byline;
        if (view.Notes.Authors is [var author])
            facts["author_url"] = address.Of(Addresses.Author(author.Slug));
        if (SharePicture.Of(view, site) is { } picture && picture.Width <= maxWidth && picture.Height <= maxHeight)
        {
            facts["thumbnail_url"] = address.Of(picture.Path);
            facts["thumbnail_width"] = picture.Width;
            facts["thumbnail_height"] = picture.Height;
        }

        return facts;
    }
}
