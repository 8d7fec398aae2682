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

    /// <summary>The month before; null when no story is older.</summary>
    public DateOnly? Previous { get; private set; }

    /// <summary>The month after; null when no story is newer.</summary>
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
        {
            Response.Headers.CacheControl = CachePolicy.Missing;
            return RedirectPermanent(address);
        }

        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();

        First = first;
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var next = first.AddMonths(1);
        var (from, until) = (times.StartOf(first.Year, first.Month), times.StartOf(next.Year, next.Month));
        var published = db.Articles.AsNoTracking().Published();
        Previous = await published.AnyAsync(a => a.PublishedAt < from, ct) ? first.AddMonths(-1) : null;
        Following = await published.AnyAsync(a => a.PublishedAt >= until, ct) ? next : null;
        var found = await published.PublishedBetween(from, until).After(cursor).NewestFirst().Take(StoryList.Take).Cards().ToListAsync(ct);
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
