using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads a text of a story as an editor typed it. Whether somebody may see it is asked by the caller.</summary>
public static class WholeTextReading
{
    /// <summary>A revision with its section, captions and tags, merged ones resolved; null when the article has none of that number.</summary>
    public static Task<Revision?> WholeTextAsync(this NewsDb db, long articleId, int number, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Revisions.AsNoTracking()
            .Include(r => r.Section).Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.ArticleId == articleId && r.Number == number, ct);
    }

    /// <summary>The headline of a story's newest text, perhaps empty; null when there is no such article.</summary>
    public static Task<string?> LatestHeadlineAsync(this NewsDb db, long articleId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Articles.Where(a => a.Id == articleId).Select(a => (string?)a.LatestHeadline).SingleOrDefaultAsync(ct);
    }
}
