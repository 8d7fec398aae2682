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
    public static async Task<StoryNotes> NotesOfAsync(this NewsDb db, long articleId, CancellationToken ct)
    {
        var tags =
            from tag in db.Tags.Where(Tag.IsPublic)
            join listing in db.TagListings on tag.Id equals listing.TagId
            where listing.ArticleId == articleId
            select new { Kind = Kind.Tag, Order = (long)listing.Position, At = listing.PublishedAt, First = tag.Name, Second = tag.Slug };
        var authors = db.AuthorListings.Where(l => l.ArticleId == articleId)
            .Select(l => new { Kind = Kind.Author, Order = (long)l.Position, At = l.PublishedAt, First = l.Author!.Name, Second = l.Author.Slug });
        var corrections = db.Corrections.Where(c => c.ArticleId == articleId)
            .Select(c => new { Kind = Kind.Correction, Order = c.Id, At = c.CorrectedAt, First = c.Wrong, Second = c.Right });

        var rows = (await tags.Concat(authors).Concat(corrections).ToListAsync(ct)).OrderBy(row => row.Order).ToLookup(row => row.Kind);
        return new StoryNotes(
            [.. rows[Kind.Tag].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[Kind.Author].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[Kind.Correction].Select(row => new StoryCorrection(row.Order, row.First, row.Second, row.At))]);
    }
}
