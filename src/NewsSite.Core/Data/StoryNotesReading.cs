using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads what hangs on a story in one statement, where there are five tables: a page's time is in its round trips.</summary>
public static class StoryNotesReading
{
    private enum Kind
    {
        Caption,
        Tag,
        Author,
        Correction,
    }

    /// <summary>Captions, tags, authors and corrections of a story; empty lists where it has none.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which story.</param>
    /// <param name="number">The revision whose captions are wanted.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<StoryNotes> NotesOfAsync(this NewsDb db, long articleId, int number, CancellationToken ct)
    {
        var captions = db.PhotoUses.Where(u => u.ArticleId == articleId && u.RevisionNumber == number).Select(u => new Row
        {
            Kind = Kind.Caption,
            Order = u.Position,
            At = null,
            First = u.Caption ?? u.Photo!.Caption ?? "",
            Second = u.Credit ?? u.Photo!.Credit ?? "",
            Third = u.AlternativeText ?? u.Photo!.AlternativeText ?? "",
            Hash = u.Photo == null ? null : u.Photo.Hash,
            Id = 0,
            Count = u.Photo == null ? 0 : u.Photo.Width,
            Height = u.Photo == null ? 0 : u.Photo.Height,
        });
        var tags = db.TagListings.Where(l => l.ArticleId == articleId)
            .Join(db.Tags.Where(Tag.IsPublic), l => l.TagId, t => t.Id, (l, t) => new Row
            {
                Kind = Kind.Tag,
                Order = l.Position,
                At = null,
                First = t.Name,
                Second = t.Slug,
                Third = null,
                Hash = null,
                Id = t.Id,
                Count = t.LiveCount,
                Height = 0,
            });
        var authors = db.AuthorListings.Where(l => l.ArticleId == articleId).Select(l => new Row
        {
            Kind = Kind.Author,
            Order = l.Position,
            At = null,
            First = l.Author!.Name,
            Second = l.Author.Slug,
            Third = null,
            Hash = null,
            Id = l.AuthorId,
            Count = 0,
            Height = 0,
        });
        var corrections = db.Corrections.Where(c => c.ArticleId == articleId).Select(c => new Row
        {
            Kind = Kind.Correction,
            Order = c.Id,
            At = c.CorrectedAt,
            First = c.Wrong,
            Second = c.Right,
            Third = null,
            Hash = null,
            Id = c.Id,
            Count = 0,
            Height = 0,
        });

        var rows = (await captions.Concat(tags).Concat(authors).Concat(corrections).ToListAsync(ct)).OrderBy(row => row.Order).ToLookup(row => row.Kind);
        return new StoryNotes(
            [.. rows[Kind.Caption].Select(row => new StoryCaption(row.First, row.Second, row.Third!, row.Hash, row.Count, row.Height))],
            [.. rows[Kind.Tag].Select(row => new StoryTag(row.Id, row.First, row.Second, row.Count))],
            [.. rows[Kind.Author].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[Kind.Correction].Select(row => new StoryCorrection(row.Order, row.First, row.Second, row.At!.Value))]);
    }

    // One shape for the four. Each names every member, in this order: the store joins their columns by place.
    private sealed class Row
    {
        public Kind Kind { get; init; }
        public long Order { get; init; }
        public DateTime? At { get; init; }
        public string First { get; init; } = "";
        public string Second { get; init; } = "";
        public string? Third { get; init; }
        public string? Hash { get; init; }
        public long Id { get; init; }
        public int Count { get; init; }
        public int Height { get; init; }
    }
}
