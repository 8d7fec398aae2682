using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>What is derived from the texts of a few articles, beside the texts themselves.</summary>
internal sealed class DerivedRows
{
    public required ILookup<long, Revision> Revisions { get; init; }
    public required IReadOnlyDictionary<long, (int Count, int Last)> Counted { get; init; }
    public required ILookup<long, SearchDocument> Documents { get; init; }
    public required ILookup<long, TagListing> Tags { get; init; }
    public required ILookup<long, AuthorListing> Authors { get; init; }

    /// <summary>Loads them: six look-ups.</summary>
    public static async Task<DerivedRows> OfAsync(NewsDb db, List<long> ids, CancellationToken ct)
    {
        var texts = await (from article in db.Articles
                           where EF.Parameter(ids).Contains(article.Id)
                           from revision in article.Revisions
                           where revision.Number == article.LatestNumber || revision.Number == article.LiveNumber
                           select revision)
            .Include(r => r.Captions).ThenInclude(c => c.Photo).Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery().AsNoTracking().ToListAsync(ct);
        var counted = await db.Revisions.Where(r => EF.Parameter(ids).Contains(r.ArticleId)).GroupBy(r => r.ArticleId)
            .Select(group => new { group.Key, Count = group.Count(), Last = group.Max(r => r.Number) }).ToListAsync(ct);
        return new DerivedRows
        {
            Revisions = texts.ToLookup(r => r.ArticleId),
            Counted = counted.ToDictionary(c => c.Key, c => (c.Count, c.Last)),
            Documents = (await db.SearchDocuments.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.ArticleId)).ToListAsync(ct)).ToLookup(d => d.ArticleId),
            Tags = (await db.TagListings.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.ArticleId)).ToListAsync(ct)).ToLookup(l => l.ArticleId),
            Authors = (await db.AuthorListings.AsNoTracking().Include(l => l.Author).Where(l => EF.Parameter(ids).Contains(l.ArticleId)).ToListAsync(ct)).ToLookup(l => l.ArticleId),
        };
    }

    /// <summary>How many revisions an article has, and the highest number.</summary>
    public (int Count, int Last) Numbers(long articleId) => Counted.GetValueOrDefault(articleId);

    public Revision? Latest(Article article) => Revisions[article.Id].FirstOrDefault(r => r.Number == article.LatestNumber);

    public Revision? Live(Article article) => Revisions[article.Id].FirstOrDefault(r => r.Number == article.LiveNumber);

    /// <summary>What is not as the texts say.</summary>
    public IEnumerable<(string Check, string Text)> Findings(Article article)
    {
        var live = Live(article);
        var forReaders = Documents[article.Id].FirstOrDefault(d => d.Audience == SearchAudience.Readers);
        if (forReaders is null != live is null)
            yield return ("search", live is null ? "readers can find it though nothing of it is live." : "readers cannot find it.");
        else if (live is not null && article.PublishedAt is not null && (forReaders!.Headline != SearchIndexing.ReaderHeadline(article, live) || forReaders.Text != SearchIndexing.ReaderText(live)))
            yield return ("search", "readers find it by another text than the live one.");
        if (Latest(article) is { } latest && Documents[article.Id].FirstOrDefault(d => d.Audience == SearchAudience.Desk)?.Headline != SearchIndexing.DeskText(latest))
            yield return ("search", "the desk finds it by another text than the newest.");

        var tags = live?.Tags.OrderBy(t => t.Position).Select(t => t.Tag!.MergedIntoId ?? t.TagId).Distinct().ToList() ?? [];
        if (!Tags[article.Id].OrderBy(l => l.Position).Select(l => l.TagId).SequenceEqual(tags) || Tags[article.Id].Any(l => l.PublishedAt != article.PublishedAt))
            yield return ("lists", "it does not stand on the pages of exactly its tags, or with another time.");

        var names = live is null ? [] : AuthorNames.Of(live.Byline);
        if (!Authors[article.Id].OrderBy(l => l.Position).Select(l => l.Author!.Key).SequenceEqual(names.Select(name => name.Key)) || Authors[article.Id].Any(l => l.PublishedAt != article.PublishedAt))
            yield return ("lists", "it does not stand on the pages of exactly its authors, or with another time.");
    }
}
