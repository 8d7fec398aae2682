using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A month of the newsroom's calendar: its days with their stories counted, and the stories, newest first. A month without any says so.</summary>
public sealed class MonthModel(NewsDb db, NewsroomTime times, TimeProvider clock, PageReads reads) : PageModel
{
    /// <summary>The month's first day.</summary>
    public DateOnly First { get; private set; }

    /// <summary>A day of the nearest month before it with a story; null when no story is older.</summary>
    public DateOnly? Previous { get; private set; }

    /// <summary>A day of the nearest month after it with a story; null when no story is newer.</summary>
    public DateOnly? Following { get; private set; }

    /// <summary>The days; null on later pages of the list, and when there is no story.</summary>
    public MonthCalendar? Calendar { get; private set; }

    public StoryList List { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string year, string month, string? after, CancellationToken ct)
    {
        if (ArchiveDate.Read(times.DayOf(clock.GetUtcNow().UtcDateTime), year, month) is not { } first)
            return NotFound();
        var address = Addresses.Month(first.Year, first.Month);
        if (address != $"{Addresses.Archive}/{year}/{month}")
        {
            Response.Headers.CacheControl = CachePolicy.Missing;
            return RedirectPermanent(HttpContext.Within(address));
        }

        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();

        First = first;
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var bounds = MonthCalendar.Bounds(first, times);
        var (before, following) = await db.NeighboursAsync(bounds[0], bounds[^1], ct);
        Previous = before is null ? null : times.DayOf(before.Value);
        Following = following is null ? null : times.DayOf(following.Value);
        var found = await db.Articles.AsNoTracking().Published().PublishedBetween(bounds[0], bounds[^1]).After(cursor).NewestFirst()
            .Take(StoryList.Take).Cards().ToListAsync(ct);
        List = StoryList.Of(found, address, cursor);
        reads.NoteNeighbours(before, bounds[0], bounds[^1], following);
        reads.NoteCards(Part.Stories, cursor ?? new PageCursor(bounds[^1], 0), new PageCursor(bounds[0], 0), found, StoryList.Take);
        if (cursor is null)
            reads.NoteSpan(bounds[0], bounds[^1]);
        if (cursor is null && found.Count > 0)
            Calendar = new MonthCalendar(first, await db.CountsAsync(bounds, YearModel.CountedMost, ct));
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
