using System.Globalization;
using System.Text;
using NewsSite.Core;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sitemaps;

/// <summary>The two small texts that programs look for at fixed addresses.</summary>
internal static class CrawlerFiles
{
    private const string MediaType = "text/plain";
    private const string SecurityPath = "/.well-known/security.txt";
    private const int SecurityDays = 180;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCrawlerFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/robots.txt", Methods, (HttpContext context, SiteAddress address) => Text(context, Robots(address)));
        endpoints.MapMethods(SecurityPath, Methods, (HttpContext context, SiteOptions site, SiteAddress address, TimeProvider clock) =>
            site.SecurityContact.Length == 0 ? Results.NotFound() : Text(context, Security(site, address, clock)));
    }

    // RFC 9309. What a search finds has no end, and the desk has nothing for crawlers; both say noindex as well.
    private static string Robots(SiteAddress address) => $"""
        User-agent: *
        Disallow: /admin
        Disallow: {Addresses.Search}?

        Sitemap: {address.Of(SiteMaps.Index)}
        Sitemap: {address.Of(SiteMaps.News)}

        """;

    // RFC 9116. It must expire within a year (§2.5.5); by the day, so that every answer of a day is the same.
    private static string Security(SiteOptions site, SiteAddress address, TimeProvider clock)
    {
        var expires = clock.GetUtcNow().UtcDateTime.Date.AddDays(SecurityDays).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"""
            Contact: {new Uri(site.SecurityContact).AbsoluteUri}
            Expires: {expires}
            Preferred-Languages: {site.Language}
            Canonical: {address.Of(SecurityPath)}

            """;
    }

    private static IResult Text(HttpContext context, string text) => MachineAnswer.Of(context, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), MediaType);
}
