using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Photos;

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

    /// <summary>Captions, tags, authors and corrections of a story; empty lists where it has none. Photos whose rights have ended are not among them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which story.</param>
    /// <param name="number">The revision whose captions are wanted.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<StoryNotes> NotesOfAsync(this NewsDb db, long articleId, int number, CancellationToken ct) =>
        (await db.NotesOfAsync([articleId], db.PhotoUses.Where(u => u.ArticleId == articleId && u.RevisionNumber == number), ct))[articleId];

    /// <summary>The same of published stories, with the captions of their live texts.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleIds">Which stories.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>An entry for every id that was asked for, with empty lists where there is nothing.</returns>
    public static Task<IReadOnlyDictionary<long, StoryNotes>> NotesOfAsync(this NewsDb db, IReadOnlyCollection<long> articleIds, CancellationToken ct) =>
        db.NotesOfAsync(articleIds, db.PhotoUses.OfLive(db.Articles.Where(a => articleIds.Contains(a.Id))), ct);

    private static async Task<IReadOnlyDictionary<long, StoryNotes>> NotesOfAsync(
        this NewsDb db, IReadOnlyCollection<long> articleIds, IQueryable<PhotoUse> uses, CancellationToken ct)
    {
        var captions = uses.Where(u => u.Photo == null || u.Photo.EndedAt == null).Select(u => new Row
        {
            ArticleId = u.ArticleId,
            Kind = Kind.Caption,
            Order = u.Position,
            At = null,
            First = u.Caption ?? u.Photo!.Caption ?? "",
            Second = u.Credit ?? u.Photo!.Credit ?? "",
            Third = u.IsDecorative ? "" : u.AlternativeText ?? u.Photo!.AlternativeText ?? "",
            Hash = u.Photo == null ? null : u.Photo.Hash,
            Id = 0,
            Count = u.Photo == null ? 0 : u.Photo.Width,
            Height = u.Photo == null ? 0 : u.Photo.Height,
            Tag = u.Photo == null ? null : u.Photo.RenditionTag,
            Colour = u.Photo == null ? null : u.Photo.Colour,
        });
        var tags = db.TagListings.Where(l => articleIds.Contains(l.ArticleId))
            .Join(db.Tags.Where(Tag.IsPublic), l => l.TagId, t => t.Id, (l, t) => new Row
            {
                ArticleId = l.ArticleId,
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
                Tag = null,
                Colour = null,
            });
        var authors = db.AuthorListings.Where(l => articleIds.Contains(l.ArticleId)).Select(l => new Row
        {
            ArticleId = l.ArticleId,
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
            Tag = null,
            Colour = null,
        });
        var corrections = db.Corrections.Where(c => articleIds.Contains(c.ArticleId)).Select(c => new Row
        {
            ArticleId = c.ArticleId,
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
            Tag = null,
            Colour = null,
        });

        var rows = (await captions.Concat(tags).Concat(authors).Concat(corrections).ToListAsync(ct)).OrderBy(row => row.Order).ToLookup(row => (row.ArticleId, row.Kind));
        return articleIds.Distinct().ToDictionary(id => id, id => new StoryNotes(
            [.. rows[(id, Kind.Caption)].Select(row => new StoryCaption(row.First, row.Second, row.Third!, row.Hash, row.Count, row.Height) { PhotoTag = row.Tag ?? "", PhotoColour = row.Colour ?? "" })],
            [.. rows[(id, Kind.Tag)].Select(row => new StoryTag(row.Id, row.First, row.Second, row.Count))],
            [.. rows[(id, Kind.Author)].Select(row => new StoryLink(row.First, row.Second))],
            [.. rows[(id, Kind.Correction)].Select(row => new StoryCorrection(row.Order, row.First, row.Second, row.At!.Value))]));
    }

    // One shape for the four. Each names every member, in this order: the store joins their columns by place.
    private sealed class Row
    {
        public long ArticleId { get; init; }
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
        public string? Tag { get; init; }
        public string? Colour { get; init; }
    }
}
