using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data.Changes;

/// <summary>Says what changes of many stories at once.</summary>
internal static class Touching
{
    // So many are named one by one; when more change, everything does.
    private const int Most = 2000;

    /// <summary>The stories of a list, each by names of its own.</summary>
    public static Task TouchEachAsync(this NewsDb db, IQueryable<Article> articles, Func<long, string> part, CancellationToken ct) =>
        db.TouchEachAsync(articles.Select(a => a.Id), id => Stretch.Whole(part(id)), ct);

    /// <summary>The place of each story of a list in the list by id.</summary>
    public static Task TouchMappedAsync(this NewsDb db, IQueryable<Article> articles, CancellationToken ct) =>
        db.TouchEachAsync(articles.Select(a => a.Id), id => Stretch.Ids(Part.Mapped, id, id), ct);

    /// <summary>What stands beside a tag, and beside each that a story carries together with it.</summary>
    public static Task TouchBesideAsync(this NewsDb db, long tagId, CancellationToken ct) => db.TouchEachAsync(
        db.TagListings.Where(l => db.TagListings.Any(o => o.TagId == tagId && o.ArticleId == l.ArticleId)).Select(l => l.TagId), id => Stretch.Whole(Part.Beside(id)), ct);

    /// <summary>The stories that carry a tag, hidden or not.</summary>
    public static Task TouchCarriersAsync(this NewsDb db, long tagId, CancellationToken ct) =>
        db.TouchEachAsync(db.TagListings.Where(l => l.TagId == tagId).Select(l => l.Article!), Part.Article, ct);

    private static async Task TouchEachAsync(this NewsDb db, IQueryable<long> of, Func<long, Stretch> place, CancellationToken ct)
    {
        var ids = await of.Distinct().OrderBy(id => id).Take(Most + 1).ToListAsync(ct);
        if (ids.Count > Most)
            db.Touch(Part.Everything);
        else
            ids.ForEach(id => db.Touch(place(id)));
    }
}
