using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The front page.</summary>
public sealed class IndexModel(NewsDb db, SiteNavigation navigation, NewsroomTime times, PageReads reads) : PageModel
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
        NoteReads(found, sections);
        Front = FrontLayout.Of(found, sections);
        if (Front.Oldest is { } oldest)
        {
            EarlierStories = Addresses.Day(times.DayOf(oldest));
        }

        Response.Headers.CacheControl = CachePolicy.List;
    }

    private void NoteReads(IReadOnlyList<ArticleCard> found, IReadOnlyList<SectionLink> sections)
    {
        var newestFirst = found.OrderByDescending(card => card.PublishedAt).ThenByDescending(card => card.Id).ToList();
        reads.NoteCards(Part.Stories, null, [.. newestFirst.Take(FrontLayout.Newest)], FrontLayout.Newest);
        foreach (var section in sections.Take(FrontLayout.RailsMost))
            reads.NoteCards(Part.OfSection(section.Id), null, [.. newestFirst.Where(card => card.SectionSlug == section.Slug).Take(FrontLayout.NewestOfEach)], FrontLayout.NewestOfEach);
    }
}
