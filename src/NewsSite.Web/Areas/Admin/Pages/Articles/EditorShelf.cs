using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What lies ready beside the text in the editor: the story's standing, sections, photos to choose from.</summary>
/// <param name="Article">The story; null for a new one.</param>
/// <param name="Proposed">Tags of its newest text that wait for an admin.</param>
/// <param name="Sections">In the order of the navigation.</param>
/// <param name="Photos">The newest ones and those of the story.</param>
/// <param name="Branches">Texts kept beside the story that nobody has settled yet.</param>
/// <param name="Presence">Who else has it open.</param>
public sealed record EditorShelf(
    Article? Article, IReadOnlyList<string> Proposed, IReadOnlyList<(long Id, string Name)> Sections, IReadOnlyList<ShelfPhoto> Photos,
    IReadOnlyList<Branch> Branches, StoryPresence Presence)
{
    /// <summary>What editors told the writer, the newest first, until readers have the story; empty where it was never sent back.</summary>
    public IReadOnlyList<ReviewNote> Notes { get; init; } = [];

    /// <summary>Why the story did not go out when it was due; null when nothing was, or something else was done since.</summary>
    public NotPublished? NotPublished { get; init; }

    // As many as one can look through; the library has the rest.
    private const int PhotosMost = 60;

    /// <summary>Reads it.</summary>
    internal static async Task<EditorShelf> ReadAsync(HttpContext http, Article? article, IReadOnlyList<long> used, CancellationToken ct)
    {
        var db = http.RequestServices.GetRequiredService<NewsDb>();
        var branches = article is null ? [] : (await db.BranchesOfAsync(article.Id, ct)).Where(branch => branch.SettledAt is null).ToList();
        var presence = article is null ? new StoryPresence([]) : await http.RequestServices.GetRequiredService<PresenceDesk>().ReadAsync(article.Id, http.Actor(), ct);
        var sections = await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(ct);
        var photos = await db.Photos.Where(p => p.DeletedAt == null && p.EndedAt == null).OrderByDescending(p => p.Id).Take(PhotosMost).Select(ShelfPhoto.Projection).ToListAsync(ct);
        var missing = used.Except(photos.Select(photo => photo.Id)).ToList();
        if (missing.Count > 0)
            photos.AddRange(await db.Photos.Where(p => missing.Contains(p.Id)).OrderByDescending(p => p.Id).Select(ShelfPhoto.Projection).ToListAsync(ct));
        var proposed = article is null ? [] : await db.RevisionTags
            .Where(t => t.ArticleId == article.Id && t.RevisionNumber == article.LatestNumber && t.Tag!.State == TagState.Proposed && t.Tag.DeletedAt == null)
            .OrderBy(t => t.Position).Select(t => t.Tag!.Name).ToListAsync(ct);
        return new EditorShelf(article, proposed, [.. sections.Select(s => (s.Id, s.Name))], photos, branches, presence)
        {
            Notes = article is { State: ArticleState.Draft or ArticleState.InReview } ? await db.ReviewNotes.AsNoTracking().Where(n => n.ArticleId == article.Id).OrderByDescending(n => n.Id).ToListAsync(ct) : [],
            NotPublished = article is null ? null : await db.NotPublishedAsync(article.Id, ct),
        };
    }
}

/// <summary>A photo to choose, with what a use inherits from it.</summary>
public sealed record ShelfPhoto(long Id, string Hash, string FileName, string Caption, string Credit, string AlternativeText)
{
    internal static readonly System.Linq.Expressions.Expression<Func<Photo, ShelfPhoto>> Projection =
        p => new ShelfPhoto(p.Id, p.Hash, p.FileName, p.Caption, p.Credit, p.AlternativeText);

    /// <summary>As the list of photos names it.</summary>
    public string Name => Caption.Length == 0 ? FileName : $"{FileName}: {(Caption.Length <= 60 ? Caption : Caption[..60] + "…")}";
}
