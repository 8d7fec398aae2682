using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The stories of a day of the newsroom's calendar, newest first. A day without any says so; it is not an error.</summary>
public sealed class DayModel(NewsDb db, NewsroomTime times, TimeProvider clock, PageReads reads) : PageModel
{
    public DateOnly Date { get; private set; }

    /// <summary>The nearest day before it with a story; null when none is older.</summary>
    public DateOnly? Previous { get; private set; }

    /// <summary>The nearest day after it with a story; null when none is newer.</summary>
    public DateOnly? Following { get; private set; }

    public StoryList List { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string year, string month, string day, string? after, CancellationToken ct)
    {
        if (ArchiveDate.Read(times.DayOf(clock.GetUtcNow().UtcDateTime), year, month, day) is not { } date)
            return NotFound();
        var address = Addresses.Day(date);
        if (address != $"{Addresses.Archive}/{year}/{month}/{day}")
        {
            Response.Headers.CacheControl = CachePolicy.Missing;
            return RedirectPermanent(HttpContext.Within(address));
        }

        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();

        Date = date;
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var (from, until) = (times.StartOf(date), times.StartOf(date.AddDays(1)));
        var (before, following) = await db.NeighboursAsync(from, until, ct);
        Previous = before is null ? null : times.DayOf(before.Value);
        Following = following is null ? null : times.DayOf(following.Value);
        var found = await db.Articles.AsNoTracking().Published().PublishedBetween(from, until).After(cursor).NewestFirst().Take(StoryList.Take).Cards().ToListAsync(ct);
        reads.NoteNeighbours(before, from, until, following);
        reads.NoteCards(Part.Stories, cursor ?? new PageCursor(until, 0), new PageCursor(from, 0), found, StoryList.Take);
        List = StoryList.Of(found, address, cursor);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
