using System.Globalization;
using System.Text;
using System.Xml;
using NewsSite.Core;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Sitemaps;

/// <summary>Answers the index of sitemaps and the files that it names.</summary>
internal static class SitemapEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private delegate Task Writing(SiteMaps maps, SitemapXml xml, CancellationToken ct);

    public static void AddSitemaps(this IServiceCollection services) => services.AddScoped<SiteMaps>();

    public static void MapSitemaps(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, SiteMaps.Index, (maps, xml, ct) => maps.IndexAsync(xml, ct));
        Map(endpoints, SiteMaps.News, (maps, xml, ct) => maps.NewsAsync(xml, ct));
        Map(endpoints, SiteMaps.Pages, (maps, xml, ct) => maps.PagesAsync(xml, ct));
        endpoints.MapMethods("/sitemaps/{kind}-{number}.xml", Methods, async (string kind, string number, HttpContext context, SiteMaps maps, CancellationToken ct) =>
        {
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var range) || number != range.ToString(CultureInfo.InvariantCulture) || range > int.MaxValue)
                return Results.NotFound();
            Writing? write = kind switch
            {
                SiteMaps.Stories => (m, xml, token) => m.StoriesAsync(xml, range, token),
                SiteMaps.Tags => (m, xml, token) => m.TagsAsync(xml, range, token),
                SiteMaps.Authors => (m, xml, token) => m.AuthorsAsync(xml, range, token),
                _ => null,
            };
            if (write is null || !await maps.HasAsync(kind, range, ct))
                return Results.NotFound();
            await StreamAsync(context, maps, write, ct);
            return Results.Empty;
        });
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, Writing write) =>
        endpoints.MapMethods(path, Methods, (HttpContext context, SiteMaps maps, CancellationToken ct) => WholeAsync(context, maps, write, ct));

    // Small: made whole, so that it can be compared with what the crawler has.
    private static async Task<IResult> WholeAsync(HttpContext context, SiteMaps maps, Writing write, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await WriteAsync(context, bytes, maps, write, ct);
        return MachineAnswer.Of(context, bytes.ToArray(), SitemapXml.MediaType);
    }

    private static async Task StreamAsync(HttpContext context, SiteMaps maps, Writing write, CancellationToken ct)
    {
        context.Response.ContentType = SitemapXml.MediaType + "; charset=utf-8";
        context.Response.Headers.CacheControl = CachePolicy.Machines;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await WriteAsync(context, context.Response.Body, maps, write, ct);
    }

    private static async Task WriteAsync(HttpContext context, Stream to, SiteMaps maps, Writing write, CancellationToken ct)
    {
        var services = context.RequestServices;
        await using var xml = XmlWriter.Create(to, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await write(maps, new SitemapXml(xml, services.GetRequiredService<SiteAddress>().Origin, services.GetRequiredService<SiteOptions>().Title), ct);
    }
}
