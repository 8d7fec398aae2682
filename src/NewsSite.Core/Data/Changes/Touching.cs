using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data.Changes;

/// <summary>Says what changes of many stories at once.</summary>
internal static class Touching
{
    // So many are named one by one; when more change, everything does.
    private const int Most = 2000;

    /// <summary>The stories of a list, each by a name of its own.</summary>
    public static async Task TouchEachAsync(this NewsDb db, IQueryable<Article> articles, Func<long, string> part, CancellationToken ct)
    {
        var ids = await articles.Select(a => a.Id).Distinct().OrderBy(id => id).Take(Most + 1).ToListAsync(ct);
        if (ids.Count > Most)
            db.Touch(Part.Everything);
        else
            ids.ForEach(id => db.Touch(part(id)));
    }

    /// <summary>The stories that carry a tag, hidden or not.</summary>
    public static Task TouchCarriersAsync(this NewsDb db, long tagId, CancellationToken ct) =>
        db.TouchEachAsync(db.TagListings.Where(l => l.TagId == tagId).Select(l => l.Article!), Part.Article, ct);
}
