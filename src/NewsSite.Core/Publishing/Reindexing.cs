using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>Brings the search texts of many live stories up to date after a change of something that they share: a tag, a photo.</summary>
internal static class Reindexing
{
    // A story's text may have half a megabyte: so many at once stay well below what one request may hold.
    private const int Batch = 50;

    /// <summary>Rewrites what readers find the live stories among <paramref name="stories"/> by, a batch at a time, inside the caller's transaction; saves.</summary>
    public static async Task ReindexAsync(this NewsDb db, IQueryable<Article> stories, CancellationToken ct)
    {
        for (long last = 0; ;)
        {
            var ids = await stories.Published().Where(a => a.Id > last).Select(a => a.Id).Distinct().OrderBy(id => id).Take(Batch).ToListAsync(ct);
            if (ids.Count == 0)
                return;
            last = ids[^1];
            await db.ReindexAsync(ids, ct);
        }
    }

    private static async Task ReindexAsync(this NewsDb db, List<long> ids, CancellationToken ct)
    {
        var documents = await db.SearchDocuments.Where(d => d.Audience == SearchAudience.Readers && ids.Contains(d.ArticleId)).ToListAsync(ct);
        var articles = await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id) && a.PublishedAt != null).ToDictionaryAsync(a => a.Id, ct);
        var texts = await db.Revisions.AsNoTracking()
            .Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto)
            .Include(r => r.Captions).ThenInclude(c => c.Photo)
            .AsSplitQuery()
            .Where(r => ids.Contains(r.ArticleId) && db.Articles.Any(a => a.Id == r.ArticleId && a.LiveNumber == r.Number))
            .ToDictionaryAsync(r => r.ArticleId, ct);
        foreach (var document in documents)
        {
            // A story that was withdrawn since has no text any more, and its document is about to go.
            if (!texts.TryGetValue(document.ArticleId, out var live) || !articles.TryGetValue(document.ArticleId, out var article))
                continue;
            document.Headline = SearchIndexing.ReaderHeadline(article, live);
            document.Text = SearchIndexing.ReaderText(live);
        }

        await db.SaveChangesAsync(ct);
        foreach (var document in documents)
            db.Entry(document).State = EntityState.Detached;
    }
}
