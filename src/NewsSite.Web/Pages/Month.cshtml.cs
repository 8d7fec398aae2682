using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The stories of a month of the newsroom's calendar, newest first. A month without any says so; it is not an error.</summary>
public sealed class MonthModel(NewsDb db, NewsroomTime times, TimeProvider clock) : PageModel
{
    // Before it there was no printing press; after the present month there is nothing to show.
    private const int FirstYear = 1450;

    /// <summary>The month's first day.</summary>
    public DateOnly First { get; private set; }

    public DateOnly Previous => First.AddMonths(-1);

    /// <summary>The month after; null when it has not begun.</summary>
    public DateOnly? Following { get; private set; }

    public StoryList List { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string year, string month, string? after, CancellationToken ct)
    {
        if (!TryRead(year, month, out var first))
            return NotFound();
        var address = Addresses.Month(first.Year, first.Month);
        if (address != $"/archive/{year}/{month}")
            return RedirectPermanent(address);
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();

        First = first;
        var next = first.AddMonths(1);
        var until = times.StartOf(next.Year, next.Month);
        Following = until <= clock.GetUtcNow().UtcDateTime ? next : null;
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var found = await db.Articles.AsNoTracking().Published().PublishedBetween(times.StartOf(first.Year, first.Month), until).After(cursor).NewestFirst()
            .Take(StoryList.Take).Cards().ToListAsync(ct);
        List = StoryList.Of(found, address, cursor);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    private bool TryRead(string year, string month, out DateOnly first)
    {
        first = default;
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            || y < FirstYear || y > clock.GetUtcNow().Year + 1 || m is < 1 or > 12)
            return false;
        first = new DateOnly(y, m, 1);
        return times.StartOf(y, m) <= clock.GetUtcNow().UtcDateTime;
    }
}
