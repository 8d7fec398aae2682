using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The front page: what editors have placed, and the rest by rule.</summary>
public sealed class IndexModel(NewsDb db, SiteNavigation navigation, NewsroomTime times, PageReads reads, TimeProvider clock) : PageModel
{
    public FrontView Front { get; private set; } = FrontView.Empty;

    /// <summary>The day in the archive where the front page leaves off; null while nothing is published.</summary>
    public string? EarlierStories { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sections = (await navigation.ReadAsync(ct)).Sections;
        var live = await db.LiveFrontAsync(now, ct);
        var sheet = await db.FrontSheetAsync(live.Plan, sections, now, ct);
        Front = FrontView.Of(sheet) with { Banner = live.Banner };
        reads.NoteFront(live, sheet, now);
        if (Front.Oldest is { } oldest)
        {
            EarlierStories = Addresses.Day(times.DayOf(oldest));
        }

        Response.Headers.CacheControl = CachePolicy.List;
    }
}
