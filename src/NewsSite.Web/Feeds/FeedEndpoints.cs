using NewsSite.Core;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>Answers feeds: of the site, of each section, tag and author, and of the corrections.</summary>
internal static class FeedEndpoints
{
    private static readonly (string Page, Func<FeedReading, string, CancellationToken, Task<Feed?>> Read)[] Lists =
    [
        (Addresses.Front, (feeds, _, ct) => feeds.SiteAsync(ct)),
        (Addresses.Section("{slug}"), (feeds, slug, ct) => feeds.SectionAsync(slug, ct)),
        (Addresses.Tag("{slug}"), (feeds, slug, ct) => feeds.TagAsync(slug, ct)),
        (Addresses.Author("{slug}"), (feeds, slug, ct) => feeds.AuthorAsync(slug, ct)),
        (Addresses.Corrections, (feeds, _, ct) => feeds.CorrectionsAsync(ct)),
    ];

    public static void AddFeeds(this IServiceCollection services, SiteOptions site)
    {
        services.AddScoped<FeedItems>();
        services.AddScoped<FeedReading>();
        if (site.Feeds.Hub.Length == 0)
            return;
        services.AddScoped<ChangedFeeds>();
        services.AddHttpClient<Hub>(client => client.Timeout = Hub.Patience).ConfigurePrimaryHttpMessageHandler(PublicConnection.Handler);
        services.AddHostedService<HubWorker>();
    }

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        foreach (var (page, read) in Lists)
        {
            foreach (var format in FeedFormat.All)
            {
                endpoints.MapMethods(FeedAddress.Of(page, format), [HttpMethods.Get, HttpMethods.Head], (HttpContext context, FeedReading feeds, CancellationToken ct) =>
                    SendAsync(context, feeds, page.Replace("{slug}", Slug(context), StringComparison.Ordinal), format, (slug, token) => read(feeds, slug, token), ct));
            }
        }
    }

    private static async Task<IResult> SendAsync(
        HttpContext context, FeedReading feeds, string page, FeedFormat format, Func<string, CancellationToken, Task<Feed?>> read, CancellationToken ct)
    {
        if (await read(Slug(context), ct) is not { } feed)
            return await MovedAsync(context, feeds, page, format, ct);

        var site = context.RequestServices.GetRequiredService<SiteOptions>();
        var address = context.RequestServices.GetRequiredService<SiteAddress>();
        var setting = new FeedSetting(site.Title, site.Language, address.Origin, site.Feeds.Hub);

        // WebSub §4: where the hub is and what the feed is called there, as headers.
        if (setting.Hub.Length > 0)
            context.Response.Headers.Link = new([$"<{setting.Hub}>; rel=\"hub\"", $"<{setting.Whole(FeedAddress.Of(page, format))}>; rel=\"self\""]);
        return MachineAnswer.Of(context, format.Write(feed, setting), format.MediaType, feed.ChangedAt);
    }

    // The feeds of a list move with its page.
    private static async Task<IResult> MovedAsync(HttpContext context, FeedReading feeds, string page, FeedFormat format, CancellationToken ct)
    {
        if (await feeds.MovedAsync(page, ct) is not { } to)
            return Results.NotFound();
        context.Response.Headers.CacheControl = CachePolicy.Missing;
        return Results.LocalRedirect(Addresses.Absolute("", FeedAddress.Of(to, format)), permanent: true);
    }

    private static string Slug(HttpContext context) => context.GetRouteValue("slug") as string ?? "";
}
