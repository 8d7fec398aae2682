using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>
/// What sitemaps read. Files are ranges of ids, so that each holds at most as many addresses as the range is long, no story ever changes its
/// file, and finding one's rows is one step in the key whatever the number of stories.
/// </summary>
public sealed class SitemapReading(NewsDb db)
{
    // Rows to a statement: no reader stays open while a slow client takes its time.
    private const int Batch = 5000;

    /// <summary>The ranges that hold a published story, in order.</summary>
    /// <param name="length">Ids to a range.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Number of the range from 0, and the last publication or update in it, UTC. Reads every published row once.</returns>
    public async Task<IReadOnlyList<SitemapRange>> StoryRangesAsync(int length, CancellationToken ct) => await db.Articles.AsNoTracking().Published()
        .GroupBy(a => (a.Id - 1) / length)
        .OrderBy(range => range.Key)
        .Select(range => new SitemapRange(range.Key, range.Max(a => a.UpdatedAt ?? a.PublishedAt)))
        .ToListAsync(ct);

    /// <summary>The published stories of a range in the order of their ids, each with the photos of its live text.</summary>
    public async IAsyncEnumerable<SitemapStory> StoriesAsync(long range, int length, [EnumeratorCancellation] CancellationToken ct)
    {
        var (after, last) = (range * length, (range + 1) * length);
        for (var isMore = true; isMore;)
        {
            var (before, to) = (after, Math.Min(after + Batch, last));
            var rows = await (
                from article in db.Articles.AsNoTracking().Published()
                where article.Id > before && article.Id <= to
                from use in db.PhotoUses.Where(u => u.ArticleId == article.Id && u.RevisionNumber == article.LiveNumber && u.PhotoId != null && u.Photo!.EndedAt == null).DefaultIfEmpty()
                orderby article.Id, use.Position
                select new { article.Id, article.Slug, ChangedAt = article.UpdatedAt ?? article.PublishedAt, article.TranslationGroup, Hash = (string?)use.Photo!.Hash }).ToListAsync(ct);
            var groups = await db.TranslationsAsync([.. rows.Select(row => row.TranslationGroup).OfType<long>().Distinct()], ct);
            foreach (var story in rows.GroupBy(row => row.Id))
            {
                yield return new SitemapStory(story.First().Slug, story.First().ChangedAt!.Value, [.. story.Where(row => row.Hash is not null).Select(row => row.Hash!).Distinct()])
                {
                    Translations = story.First().TranslationGroup is { } group ? StoryTranslation.NamedBy(story.Key, groups[group]) : [],
                };
            }

            after = to;
            isMore = after < last && await db.Articles.AnyAsync(a => a.Id > to && a.Id <= last, ct);
        }
    }

    /// <summary>True when the range holds a published story.</summary>
    public Task<bool> HasStoriesAsync(long range, int length, CancellationToken ct)
    {
        var (from, to) = (range * length, (range + 1) * length);
        return db.Articles.Published().AnyAsync(a => a.Id > from && a.Id <= to, ct);
    }

    /// <summary>The newest stories, newest first.</summary>
    /// <param name="since">First publication that counts, UTC.</param>
    /// <param name="most">Stories at most.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ArticleCard>> NewsAsync(DateTime since, int most, CancellationToken ct) =>
        await db.Articles.AsNoTracking().Published().Where(a => a.PublishedAt >= since).NewestFirst().Take(most).Cards().ToListAsync(ct);

    /// <summary>The sections in the order of the navigation, each with the publication of its newest story.</summary>
    public async Task<IReadOnlyList<SitemapList>> SectionsAsync(CancellationToken ct) => await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Id)
        .Select(s => new SitemapList(s.Id, s.Slug, db.Articles.Where(a => a.SectionId == s.Id && a.State == ArticleState.Published).Max(a => a.PublishedAt)))
        .ToListAsync(ct);

    /// <summary>The pages about the newsroom that say something, each with its last change.</summary>
    public async Task<IReadOnlyList<SitemapList>> SitePagesAsync(CancellationToken ct) =>
        await db.SitePages.Written().OrderBy(p => p.Position).Select(p => new SitemapList(p.Id, p.Slug, p.UpdatedAt)).ToListAsync(ct);

    /// <summary>The ranges of ids that hold a public tag that some published story carries.</summary>
    public async Task<IReadOnlyList<long>> TagRangesAsync(int length, CancellationToken ct) =>
        await db.Tags.Public().Where(t => t.LiveCount > 0).Select(t => (t.Id - 1) / length).Distinct().OrderBy(range => range).ToListAsync(ct);

    /// <summary>The ranges of ids that hold an author whom some published story names.</summary>
    public async Task<IReadOnlyList<long>> AuthorRangesAsync(int length, CancellationToken ct) =>
        await db.Authors.Where(a => db.AuthorListings.Any(l => l.AuthorId == a.Id)).Select(a => (a.Id - 1) / length).Distinct().OrderBy(range => range).ToListAsync(ct);

    /// <summary>The public tags of a range that some published story carries, each with the publication of the newest.</summary>
    public async Task<IReadOnlyList<SitemapList>> TagsAsync(long range, int length, CancellationToken ct)
    {
        var (from, to) = (range * length, (range + 1) * length);
        return await db.Tags.Public().Where(t => t.LiveCount > 0 && t.Id > from && t.Id <= to).OrderBy(t => t.Id)
            .Select(t => new SitemapList(t.Id, t.Slug, db.TagListings.Where(l => l.TagId == t.Id).Max(l => (DateTime?)l.PublishedAt)))
            .ToListAsync(ct);
    }

    /// <summary>The authors of a range whom some published story names, each with the publication of the newest.</summary>
    public async Task<IReadOnlyList<SitemapList>> AuthorsAsync(long range, int length, CancellationToken ct)
    {
        var (from, to) = (range * length, (range + 1) * length);
        return await db.Authors.Where(a => a.Id > from && a.Id <= to && db.AuthorListings.Any(l => l.AuthorId == a.Id)).OrderBy(a => a.Id)
            .Select(a => new SitemapList(a.Id, a.Slug, db.AuthorListings.Where(l => l.AuthorId == a.Id).Max(l => (DateTime?)l.PublishedAt)))
            .ToListAsync(ct);
    }

    /// <summary>True when the range holds a public tag that a published story carries.</summary>
    public Task<bool> HasTagsAsync(long range, int length, CancellationToken ct)
    {
        var (from, to) = (range * length, (range + 1) * length);
        return db.Tags.Public().AnyAsync(t => t.LiveCount > 0 && t.Id > from && t.Id <= to, ct);
    }

    /// <summary>True when the range holds an author whom a published story names.</summary>
    public Task<bool> HasAuthorsAsync(long range, int length, CancellationToken ct)
    {
        var (from, to) = (range * length, (range + 1) * length);
        return db.Authors.AnyAsync(a => a.Id > from && a.Id <= to && db.AuthorListings.Any(l => l.AuthorId == a.Id), ct);
    }

    /// <summary>The last publication before an instant, UTC; null when there is none. One step in an index.</summary>
    public Task<DateTime?> NewestBeforeAsync(DateTime instant, CancellationToken ct) =>
        db.Articles.AsNoTracking().Published().Where(a => a.PublishedAt < instant).NewestFirst().Select(a => a.PublishedAt).FirstOrDefaultAsync(ct);
}

/// <summary>A range of ids.</summary>
/// <param name="Number">From 0.</param>
/// <param name="ChangedAt">The last publication or update in it, UTC.</param>
public sealed record SitemapRange(long Number, DateTime? ChangedAt);

/// <summary>A story in a sitemap.</summary>
/// <param name="Slug">Last part of its address.</param>
/// <param name="ChangedAt">Publication, or the last change that readers were told of, UTC.</param>
/// <param name="PhotoHashes">The photos of its live text.</param>
public sealed record SitemapStory(string Slug, DateTime ChangedAt, IReadOnlyList<string> PhotoHashes)
{
    /// <summary>The story in every language that its page names, itself among them; empty where it names none.</summary>
    public IReadOnlyList<StoryTranslation> Translations { get; init; } = [];
}

/// <summary>A list of stories, or a page about the newsroom, in a sitemap.</summary>
/// <param name="Id">Of the section, page, tag or author.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="NewestAt">When its newest story came out or its text was changed, UTC; null when there is none.</param>
public sealed record SitemapList(long Id, string Slug, DateTime? NewestAt);
