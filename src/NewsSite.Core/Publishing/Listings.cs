using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Keeps the rows that readers page through (tag pages, author pages) equal to what the live revision says. Called by every verb
/// that changes either, in its transaction; the caller saves.
/// </summary>
internal static class Listings
{
    /// <summary>The article's live text is now <paramref name="live"/>; null when it has none any more.</summary>
    public static async Task RelistAsync(this NewsDb db, Article article, Revision? live, CancellationToken ct)
    {
        await db.RelistTagsAsync(article, live, ct);
        await db.RelistAuthorsAsync(article, live, ct);
    }

    private static async Task RelistTagsAsync(this NewsDb db, Article article, Revision? live, CancellationToken ct)
    {
        var before = await db.TagListings.Where(l => l.ArticleId == article.Id).ToListAsync(ct);
        var wanted = live is null ? [] : await db.ResolvedTagsAsync(article.Id, live.Number, ct);

        foreach (var gone in before.Where(l => !wanted.Contains(l.TagId)))
        {
            db.TagListings.Remove(gone);
            await db.CountAsync(gone.TagId, -1, ct);
        }

        foreach (var (tagId, position) in wanted.Select((tagId, position) => (tagId, position)))
        {
            var listing = before.Find(l => l.TagId == tagId);
            if (listing is null)
            {
                db.TagListings.Add(listing = new TagListing { TagId = tagId, ArticleId = article.Id });
                if (await db.CountAsync(tagId, +1, ct) == 0)
                    throw new DbUpdateConcurrencyException("The tag was merged into another one at the same moment.");
            }

            listing.PublishedAt = article.PublishedAt!.Value;
            listing.Position = position;
        }
    }

    /// <summary>Ids of the tags on a revision, in order, merged ones resolved, each once. Proposed and deleted ones stay in: they are hidden by their own state.</summary>
    public static async Task<List<long>> ResolvedTagsAsync(this NewsDb db, long articleId, int number, CancellationToken ct) =>
        [.. (await db.RevisionTags
            .Where(t => t.ArticleId == articleId && t.RevisionNumber == number)
            .OrderBy(t => t.Position)
            .Select(t => t.Tag!.MergedIntoId ?? t.TagId)
            .ToListAsync(ct)).Distinct()];

    // Two stories may be published with one tag at the same moment: the database adds, so that neither count is lost. The row is also where a
    // publish and a merge of its tag meet: whoever comes second sees what the first did.
    private static async Task<int> CountAsync(this NewsDb db, long tagId, int by, CancellationToken ct)
    {
        var tags = db.Tags.Where(t => t.Id == tagId && (by < 0 || t.MergedIntoId == null));
        var counted = await tags.ExecuteUpdateAsync(
            set => set.SetProperty(t => t.LiveCount, t => t.LiveCount + by).SetProperty(t => t.Version, t => t.Version + 1), ct);
        var count = await tags.Select(t => t.LiveCount).SingleOrDefaultAsync(ct);
        if (StoryTag.MagnitudeOf(count) != StoryTag.MagnitudeOf(count - by))
            db.Touch(Part.Rarity(tagId));
        if (!await tags.Public().AnyAsync(ct))
            return counted;
        db.Touch(Part.Topics);
        if (count == 0 || count == by)
            db.Touch(Part.Carried);
        return counted;
    }

    private static async Task RelistAuthorsAsync(this NewsDb db, Article article, Revision? live, CancellationToken ct)
    {
        var before = await db.AuthorListings.Include(l => l.Author).Where(l => l.ArticleId == article.Id).ToListAsync(ct);
        var names = live is null ? [] : AuthorNames.Of(live.Byline);
        db.AuthorListings.RemoveRange(before.Where(l => names.All(name => name.Key != l.Author!.Key)));

        var authors = await db.AuthorsAsync(names.Where(name => before.TrueForAll(l => l.Author!.Key != name.Key)), ct);
        foreach (var name in names)
        {
            var listing = before.Find(l => l.Author!.Key == name.Key);
            if (listing is null)
                db.AuthorListings.Add(listing = new AuthorListing { Author = authors[name.Key], ArticleId = article.Id });
            listing.PublishedAt = article.PublishedAt!.Value;
            listing.Position = name.Position;
        }
    }
}
