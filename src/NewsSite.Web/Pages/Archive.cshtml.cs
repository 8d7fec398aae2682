using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>
/// The months from the first story to the newest. Months are not counted: that would read every story, where the two ends are one step
/// each in the index.
/// </summary>
public sealed class ArchiveModel(NewsDb db, NewsroomTime times, PageReads reads) : PageModel
{
    /// <summary>Newest year first, its months in the order of the calendar.</summary>
    public IReadOnlyList<(int Year, IReadOnlyList<int> Months)> Years { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (await db.EndsAsync(ct) is var (first, newest))
        {
            var (from, to) = (times.DayOf(first), times.DayOf(newest));
            Years = Span(from, to);
            reads.NoteEnds(Part.Stories, first, newest, times.StartOf(new DateOnly(from.Year, from.Month, 1)), times.StartOf(new DateOnly(to.Year, to.Month, 1).AddMonths(1)));
        }
        else
        {
            reads.Note(Part.Stories);
        }

        Response.Headers.CacheControl = CachePolicy.List;
    }

    private static List<(int Year, IReadOnlyList<int> Months)> Span(DateOnly from, DateOnly to)
    {
        var years = new List<(int Year, IReadOnlyList<int> Months)>();
        for (var year = to.Year; year >= from.Year; year--)
        {
            var (first, last) = (year == from.Year ? from.Month : 1, year == to.Year ? to.Month : 12);
            years.Add((year, [.. Enumerable.Range(first, last - first + 1)]));
        }

        return years;
    }
}
