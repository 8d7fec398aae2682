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
        Front = FrontLayout.Of(found, sections);
        NoteReads(found, sections);
        if (Front.Oldest is { } oldest)
        {
            EarlierStories = Addresses.Day(times.DayOf(oldest));
        }

        Response.Headers.CacheControl = CachePolicy.List;
    }

    // Down to the last that is shown; a rail with room goes on to the end of its section.
    private void NoteReads(IReadOnlyList<ArticleCard> found, IReadOnlyList<SectionLink> sections)
    {
        var newest = found.OrderByDescending(card => card.PublishedAt).ThenByDescending(card => card.Id).Take(FrontLayout.Newest).ToList();
        reads.Note(new Stretch(Part.Stories, Stretch.Top, newest.Count < FrontLayout.Newest ? Stretch.Bottom : newest[^1].Cursor));
        foreach (var section in sections.Take(FrontLayout.RailsMost))
        {
            var last = Front.Rails.FirstOrDefault(rail => rail.Section.Id == section.Id)?.Stories.ElementAtOrDefault(FrontLayout.RailLength - 1);
            reads.Note(new Stretch(Part.OfSection(section.Id), Stretch.Top, last?.Cursor ?? Stretch.Bottom));
        }

        foreach (var card in Front.All)
            reads.Note(Part.Card(card.Id));
    }
}
