using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>A photo that was asked for by its hash.</summary>
/// <param name="Id"><see cref="Photo.Id"/>.</param>
/// <param name="Face">What goes into the pictures of it.</param>
/// <param name="ShownIn">A published story whose live text has it; null when there is none.</param>
/// <param name="UsableUntil">When its rights end, UTC; null: never.</param>
public sealed record AskedPhoto(long Id, PhotoFace Face, long? ShownIn, DateTime? UsableUntil)
{
    /// <summary>True when the live text of some published story has it.</summary>
    public bool IsShown => ShownIn is not null;
}

/// <summary>Whose photo readers may see.</summary>
public static class PublicPhotos
{
    /// <summary>The photo of that hash, and who may see it; null when there is none.</summary>
    public static Task<AskedPhoto?> FindPhotoAsync(this NewsDb db, string hash, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var showing = db.Articles.Published().Showing(db.PhotoUses.OfPhoto(hash));
        return db.Photos.Where(p => p.Hash == hash && p.DeletedAt == null)
            .Select(p => new AskedPhoto(
                p.Id,
                new PhotoFace(p.Hash, p.FocusX, p.FocusY, p.Credit, p.Photographer, p.Copyright, p.UsageTerms),
                showing.OrderBy(a => a.Id).Select(a => (long?)a.Id).FirstOrDefault(),
                p.UsableUntil))
            .SingleOrDefaultAsync(ct);
    }
}
