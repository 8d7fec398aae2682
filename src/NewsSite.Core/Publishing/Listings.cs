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
    /// <summary>Each story is listed under what its text says from now on. A text comes with its tags and what those were merged into.</summary>
    public static async Task RelistAsync(this NewsDb db, IReadOnlyList<(Article Article, Revision Text)> stories, CancellationToken ct)
    {
        var listed = stories.Select(story => story.Article.Id).ToList();
        await db.RelistTagsAsync(stories, await db.TagListings.Where(l => EF.Parameter(listed).Contains(l.ArticleId)).ToListAsync(ct), ct);
        await db.RelistAuthorsAsync(stories, await db.AuthorListings.Include(l => l.Author).Where(l => EF.Parameter(listed).Contains(l.ArticleId)).ToListAsync(ct), ct);
    }

    /// <summary>The story is listed nowhere from now on.</summary>
    public static async Task UnlistAsync(this NewsDb db, Article article, CancellationToken ct)
    {
        var tags = await db.TagListings.Where(l => l.ArticleId == article.Id).ToListAsync(ct);
        db.TagListings.RemoveRange(tags);
        await db.CountAsync([.. tags.Select(l => l.TagId)], -1, ct);
        db.AuthorListings.RemoveRange(await db.AuthorListings.Where(l => l.ArticleId == article.Id).ToListAsync(ct));
    }

    private static async Task RelistTagsAsync(
        this NewsDb db, IReadOnlyList<(Article Article, Revision Text)> stories, List<TagListing> before, CancellationToken ct)
    {
        var (lost, gained) = (new List<long>(), new List<long>());
        var listings = before.ToLookup(l => l.ArticleId);
        foreach (var (article, text) in stories)
        {
            var wanted = ResolvedTags(text);
            foreach (var gone in listings[article.Id].Where(l => !wanted.Contains(l.TagId)))
            {
                db.TagListings.Remove(gone);
                lost.Add(gone.TagId);
            }

            foreach (var (tagId, position) in wanted.Select((tagId, position) => (tagId, position)))
            {
                var listing = listings[article.Id].FirstOrDefault(l => l.TagId == tagId);
                if (listing is null)
                {
                    db.TagListings.Add(listing = new TagListing { TagId = tagId, ArticleId = article.Id });
                    gained.Add(tagId);
                }

                listing.PublishedAt = article.PublishedAt!.Value;
                listing.Position = position;
            }
        }

        await db.CountAsync(lost, -1, ct);
        await db.CountAsync(gained, +1, ct);
    }

    // Ids of the tags on a text, in order, merged ones resolved, each once. Proposed and deleted ones stay in: they are hidden by their own state.
    private static List<long> ResolvedTags(Revision text) => [.. text.Tags.OrderBy(t => t.Position).Select(t => t.Tag!.MergedIntoId ?? t.TagId).Distinct()];

    // So many stories have come to each tag, or gone: it is named once for each.
    private static async Task CountAsync(this NewsDb db, List<long> tags, int sign, CancellationToken ct)
    {
        // Rows are locked in one order by everybody.
        foreach (var same in tags.CountBy(id => id).GroupBy(tag => tag.Value, tag => tag.Key).OrderBy(group => group.Key))
            await db.AddAsync([.. same.Order()], sign * same.Key, ct);
    }

    // Two stories may be published with one tag at the same moment: the database adds, so that neither count is lost. The row is also where a
    // publish and a merge of its tag meet: whoever comes second sees what the first did.
    private static async Task AddAsync(this NewsDb db, long[] ids, int by, CancellationToken ct)
    {
        var tags = db.Tags.Where(t => EF.Parameter(ids).Contains(t.Id) && (by < 0 || t.MergedIntoId == null));
        var counted = await tags.ExecuteUpdateAsync(
            set => set.SetProperty(t => t.LiveCount, t => t.LiveCount + by).SetProperty(t => t.Version, t => t.Version + 1), ct);
        if (by > 0 && counted < ids.Length)
            throw new DbUpdateConcurrencyException("A tag was merged into another one at the same moment.");

        var shown = await tags.Public().Select(t => t.Id).ToListAsync(ct);
        foreach (var (id, count) in (await tags.Select(t => new { t.Id, t.LiveCount }).ToListAsync(ct)).Select(t => (t.Id, t.LiveCount)))
        {
            if (StoryTag.MagnitudeOf(count) != StoryTag.MagnitudeOf(count - by))
                db.Touch(Part.Rarity(id));
            if (!shown.Contains(id))
                continue;
            db.Touch(Part.Topics);
            if (count == 0 || count == by)
                db.Touch(Part.Carried);
        }
    }

    private static async Task RelistAuthorsAsync(
        this NewsDb db, IReadOnlyList<(Article Article, Revision Text)> stories, List<AuthorListing> before, CancellationToken ct)
    {
        var listings = before.ToLookup(l => l.ArticleId);
        var named = stories.Select(story => (story.Article, Names: AuthorNames.Of(story.Text.Byline))).ToList();
        var authors = await db.AuthorsAsync(named.SelectMany(story => story.Names.Where(name => listings[story.Article.Id].All(l => l.Author!.Key != name.Key))), ct);
        foreach (var (article, names) in named)
        {
            db.AuthorListings.RemoveRange(listings[article.Id].Where(l => names.All(name => name.Key != l.Author!.Key)));
            foreach (var name in names)
            {
                var listing = listings[article.Id].FirstOrDefault(l => l.Author!.Key == name.Key);
                if (listing is null)
                    db.AuthorListings.Add(listing = new AuthorListing { Author = authors[name.Key], ArticleId = article.Id });
                listing.PublishedAt = article.PublishedAt!.Value;
                listing.Position = name.Position;
            }
        }
    }
}
