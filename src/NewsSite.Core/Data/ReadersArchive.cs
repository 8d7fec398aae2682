using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>What the pages of the archive read beside their stories. Each is one statement, in index ranges of the time of publication.</summary>
public static class ReadersArchive
{
    /// <summary>The stories next to a span of time: when the newest before it came out, and the first after it; UTC, null where there is none.</summary>
    public static async Task<(DateTime? Before, DateTime? After)> NeighboursAsync(this NewsDb db, DateTime from, DateTime until, CancellationToken ct)
    {
        var published = db.Articles.AsNoTracking().Published();
        var times = await published.Where(a => a.PublishedAt < from).NewestFirst().Select(a => a.PublishedAt).Take(1)
            .Concat(published.Where(a => a.PublishedAt >= until).OrderBy(a => a.PublishedAt).ThenBy(a => a.Id).Select(a => a.PublishedAt).Take(1))
            .ToListAsync(ct);
        return (times.Where(time => time < from).Max(), times.Where(time => time >= until).Max());
    }

    /// <summary>When the first story came out and when the newest, UTC; null while there is none.</summary>
    public static async Task<(DateTime First, DateTime Newest)?> EndsAsync(this NewsDb db, CancellationToken ct)
    {
        var published = db.Articles.AsNoTracking().Published();
        var times = await published.NewestFirst().Select(a => a.PublishedAt!.Value).Take(1)
            .Concat(published.OrderBy(a => a.PublishedAt).ThenBy(a => a.Id).Select(a => a.PublishedAt!.Value).Take(1))
            .ToListAsync(ct);
        return times.Count == 0 ? null : (times.Min(), times.Max());
    }

    /// <summary>How many stories came out in each of the spans that lie between these instants.</summary>
    /// <param name="db">The store.</param>
    /// <param name="bounds">UTC, ascending; the first span begins at the first, the last ends before the last.</param>
    /// <param name="most">How many of a span are counted, so that the time is bounded.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>One number for each span; <paramref name="most"/> and one where there are more than that.</returns>
    public static async Task<IReadOnlyList<int>> CountsAsync(this NewsDb db, IReadOnlyList<DateTime> bounds, int most, CancellationToken ct)
    {
        var counts = new int[bounds.Count - 1];
        foreach (var span in await Enumerable.Range(0, counts.Length).Select(at => db.Count(at, bounds[at], bounds[at + 1], most)).Aggregate((all, next) => all.Concat(next)).ToListAsync(ct))
            counts[span.At] = span.Stories;
        return counts;
    }

    // One row where the span has a story and none where it has not: a count of nothing would have to be grouped.
    private static IQueryable<SpanCount> Count(this NewsDb db, int at, DateTime from, DateTime until, int most)
    {
        var within = db.Articles.AsNoTracking().Published().PublishedBetween(from, until);
        var counted = within.NewestFirst().Take(most + 1);
        return within.NewestFirst().Take(1).Select(_ => new SpanCount { At = at, Stories = counted.Count() });
    }

    private sealed class SpanCount
    {
        public int At { get; init; }

        public int Stories { get; init; }
    }
}
