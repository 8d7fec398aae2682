using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The front page.</summary>
public sealed class IndexModel(NewsDb db, SiteNavigation navigation, NewsroomTime times) : PageModel
{
    public FrontLayout Front { get; private set; } = FrontLayout.Of([], []);

    /// <summary>The day in the archive where the front page leaves off; null while nothing is published.</summary>
    public string? EarlierStories { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var sections = (await navigation.ReadAsync(ct)).Sections;
        var found = await db.Articles.AsNoTracking()
            .Published()
            .OnFront(FrontLayout.Newest, sections.Take(FrontLayout.RailsMost).Select(section => section.Id), FrontLayout.NewestOfEach)
            .Cards()
            .ToListAsync(ct);
        Front = FrontLayout.Of(found, sections);
        if (Front.Oldest is { } oldest)
        {
            EarlierStories = Addresses.Day(times.DayOf(oldest));
        }

        Response.Headers.CacheControl = CachePolicy.List;
    }
}
