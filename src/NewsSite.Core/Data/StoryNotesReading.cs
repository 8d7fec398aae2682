using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads what hangs on a story in one statement, where there are three tables: a page's time is in its round trips.</summary>
public static class StoryNotesReading
{
    private enum Kind
    {
        Tag,
        Author,
        Correction,
    }

    /// <summary>Tags, authors and corrections of a published story; empty lists when it has none.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which story.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<StoryNotes> NotesOfAsync(this NewsDb db, long articleId, CancellationToken ct) =>
        (await db.NotesOfAsync([articleId], ct))[articleId];

    /// <summary>Tags, authors and corrections of published stories.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleIds">Which stories.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>An entry for every id that was asked for, with empty lists where there is nothing.</returns>
    public static async Task<IReadOnlyDictionary<long, StoryNotes>> NotesOfAsync(this NewsDb db, IReadOnlyCollection<long> articleIds, CancellationToken ct)
    {
        var tags =
            from tag in db.Tags.Where(Tag.IsPublic)
            join listing in db.TagListings on tag.Id equals listing.TagId
            where articleIds.Contains(listing.ArticleId)
            select new { listing.ArticleId, Kind = Kind.Tag, Order = (long)listing.Position, At = listing.PublishedAt, First = tag.Name, Second = tag.Slug };
        var authors = db.AuthorListings.Where(l => articleIds.Contains(l.ArticleId))
            .Select(l => new { l.ArticleId, Kind = Kind.Author, Order = (long)l.Position, At = l.PublishedAt, First = l.Author!.Name, Second = l.Author.Slug });
        var corrections = db.Corrections.Where(c => articleIds.Contains(c.ArticleId))
            .Select(c => new { c.ArticleId, Kind = Kind.Correction, Order = c.Id, At = c.CorrectedAt, First = c.Wrong, Second = c.Right });

        var rows = (await tags.Concat(authors).Concat(corrections).ToListAsync(ct)).OrderBy(row => row.Order).ToLookup(row => (row.ArticleId, row.Kind));
        return articleIds.Distinct().ToDictionary(id => id, id => new StoryNotes(
            [.. rows[(id, Kind.Tag)].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[(id, Kind.Author)].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[(id, Kind.Correction)].Select(row => new StoryCorrection(row.Order, row.First, row.Second, row.At))]));
    }
}
