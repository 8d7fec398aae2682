using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>A headline that leads to its story.</summary>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Headline">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="PublishedAt">UTC.</param>
public sealed record HeadlineLink(string Slug, string Headline, string Language, DateTime PublishedAt);

/// <summary>Reads what a reader gets in place of a page that is not there, in one statement.</summary>
public static class InsteadReading
{
    /// <summary>Headlines that are offered.</summary>
    public const int Headlines = 6;

    /// <summary>Where the address has moved to, null when it has not, and the newest headlines.</summary>
    /// <param name="db">The store.</param>
    /// <param name="path">The address that nothing answers at; null when it is known not to have moved.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<(string? MovedTo, IReadOnlyList<HeadlineLink> Newest)> InsteadOfAsync(this NewsDb db, string? path, CancellationToken ct)
    {
        var newest = db.Articles.Published().NewestFirst().Take(Headlines)
            .SelectMany(
                a => a.Revisions.Where(live => live.Number == a.LiveNumber),
                (a, live) => new Row { Address = a.Slug, Headline = live.Headline, Language = live.Language, At = a.PublishedAt });
        var moved = db.Redirects.Where(r => r.From == path).Select(r => new Row { Address = r.To, Headline = null, Language = null, At = null });
        var rows = await newest.Concat(moved).ToListAsync(ct);
        return (
            rows.Find(row => row.Headline is null)?.Address,
            [.. rows.Where(row => row.Headline is not null).OrderByDescending(row => row.At).Select(row => new HeadlineLink(row.Address, row.Headline!, row.Language!, row.At!.Value))]);
    }

    private sealed class Row
    {
        public required string Address { get; init; }
        public string? Headline { get; init; }
        public string? Language { get; init; }
        public DateTime? At { get; init; }
    }
}
