using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>The rules by which a story may use a photo. Each is named to whoever comes up against it.</summary>
internal static class PhotoRights
{
    /// <summary>Those of the photos that are deleted or whose use is bound to anything, with the sections they may be used in.</summary>
    public static async Task<IReadOnlyList<Photo>> BoundAsync(this NewsDb db, IReadOnlyCollection<long> photos, CancellationToken ct) => photos.Count == 0
        ? []
        : await db.Photos.AsNoTracking().Include(p => p.Sections)
            .Where(p => photos.Contains(p.Id) && (p.DeletedAt != null || p.UsableFrom != null || p.UsableUntil != null || p.IsOnceOnly || p.IsForSectionsOnly))
            .AsSplitQuery().OrderBy(p => p.Id).ToListAsync(ct);

    /// <summary>Why the story may not use the photos, by photo; those that it may use are not in it.</summary>
    /// <param name="db">The store.</param>
    /// <param name="bound">As <see cref="BoundAsync"/> finds them.</param>
    /// <param name="articleId">The story; null for one that is not saved yet.</param>
    /// <param name="sectionId">Where it stands or will stand; null for nowhere.</param>
    /// <param name="at">The moment for which is asked, UTC.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Dictionary<long, string>> RefusalsAsync(
        this NewsDb db, IReadOnlyList<Photo> bound, long? articleId, long? sectionId, DateTime at, CancellationToken ct)
    {
        var refusals = new Dictionary<long, string>();
        foreach (var photo in bound)
        {
            if ((ByDate(photo, at) ?? await BySectionAsync(db, photo, sectionId, ct) ?? await ByUseAsync(db, photo, articleId, ct)) is { } refusal)
                refusals[photo.Id] = refusal;
        }

        return refusals;
    }

    // A right holds from its first moment up to, and not at, its last.
    private static string? ByDate(Photo photo, DateTime at)
    {
        if (photo.DeletedAt is not null)
            return T("This photo was deleted. Restore it in the library, or choose another.");
        if (at < photo.UsableFrom)
            return T($"This photo may not be used before {Say(photo.UsableFrom.Value)}. Wait until then, or choose another.");
        return at >= photo.UsableUntil ? T($"The rights to this photo ended on {Say(photo.UsableUntil.Value)}. Choose another.") : null;
    }

    private static async Task<string?> BySectionAsync(NewsDb db, Photo photo, long? sectionId, CancellationToken ct)
    {
        if (!photo.IsForSectionsOnly || photo.Sections.Any(s => s.SectionId == sectionId))
            return null;
        var ids = photo.Sections.ConvertAll(s => s.SectionId);
        var names = await db.Sections.Where(s => ids.Contains(s.Id)).OrderBy(s => s.Position).ThenBy(s => s.Name).Select(s => s.Name).ToListAsync(ct);
        var listed = string.Join(T(", "), names);
        return names.Count == 0
            ? T("This photo may be used in no section. Change its rights, or choose another.")
            : T($"This photo may be used in {listed} only. Move the story there, or choose another photo.");
    }

    private static async Task<string?> ByUseAsync(NewsDb db, Photo photo, long? articleId, CancellationToken ct)
    {
        if (!photo.IsOnceOnly)
            return null;
        var other = await db.PhotoUses
            .Where(u => u.PhotoId == photo.Id && u.ArticleId != articleId)
            .Join(db.Articles, u => u.ArticleId, a => a.Id, (u, a) => new { u.RevisionNumber, a.LatestNumber, a.LiveNumber, a.LatestHeadline, a.Id })
            .Where(use => use.RevisionNumber == use.LatestNumber || use.RevisionNumber == use.LiveNumber)
            .OrderBy(use => use.Id).Select(use => use.LatestHeadline).FirstOrDefaultAsync(ct);
        return other is null ? null : T($"This photo may be used once only, and the story “{other}” has it. Choose another.");
    }

    private static string Say(DateTime at) => ScheduleTime.SayInUtc(at);
}
