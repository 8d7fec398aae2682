using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A year of the newsroom's calendar: its months with their stories counted.</summary>
public sealed class YearModel(NewsDb db, NewsroomTime times, TimeProvider clock, PageReads reads) : PageModel
{
    /// <summary>The most stories of a month that are counted.</summary>
    public const int CountedMost = 1_000;

    public int Year { get; private set; }

    /// <summary>Stories of each month, from January; more than <see cref="CountedMost"/> where they were not all counted.</summary>
    public IReadOnlyList<int> Counts { get; private set; } = [];

    /// <summary>The nearest year before it with a story; null when no story is older.</summary>
    public int? Previous { get; private set; }

    /// <summary>The nearest year after it with a story; null when no story is newer.</summary>
    public int? Following { get; private set; }

    public async Task<IActionResult> OnGetAsync(string year, CancellationToken ct)
    {
        if (ArchiveDate.Read(times.DayOf(clock.GetUtcNow().UtcDateTime), year) is not { } first)
            return NotFound();
        if (Addresses.Year(first.Year) is var address && address != $"{Addresses.Archive}/{year}")
        {
            Response.Headers.CacheControl = CachePolicy.Missing;
            return RedirectPermanent(HttpContext.Within(address));
        }

        Year = first.Year;
        var bounds = Enumerable.Range(0, 13).Select(month => times.StartOf(first.AddMonths(month))).ToList();
        var (before, following) = await db.NeighboursAsync(bounds[0], bounds[^1], ct);
        Previous = before is null ? null : times.DayOf(before.Value).Year;
        Following = following is null ? null : times.DayOf(following.Value).Year;
        Counts = await db.CountsAsync(bounds, CountedMost, ct);
        reads.NoteNeighbours(before, bounds[0], bounds[^1], following);
        reads.NoteSpan(bounds[0], bounds[^1]);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
