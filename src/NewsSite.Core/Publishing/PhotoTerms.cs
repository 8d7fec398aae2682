using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>On which terms a photo may be used.</summary>
/// <param name="UsableFrom">First moment, UTC; null: at once.</param>
/// <param name="UsableUntil">The moment at which the rights end, UTC; null: never.</param>
/// <param name="IsOnceOnly">True when one story may use it.</param>
/// <param name="Sections">Ids of the sections whose stories may use it; null: those of all.</param>
public sealed record PhotoTermsText(DateTime? UsableFrom, DateTime? UsableUntil, bool IsOnceOnly, IReadOnlyCollection<long>? Sections);

/// <summary>Says on which terms photos may be used.</summary>
public sealed class PhotoTerms(NewsDb db, TimeProvider clock)
{
    /// <summary>
    /// Changes the terms. Stories that show the photo already go on doing so until the rights end; a photo whose rights had ended and are prolonged is back on
    /// their pages at once.
    /// </summary>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ChangeAsync(long id, PhotoTermsText terms, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(terms);
        actor.Require(Right.Publish);
        if (terms.UsableFrom >= terms.UsableUntil)
            return [new Problem(nameof(terms.UsableUntil), T("The rights would end before they begin. Change one of the two times."))];
        return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                var photo = await db.Photos.Include(p => p.Sections).SingleOrDefaultAsync(p => p.Id == id && p.DeletedAt == null, token);
                if (photo is null)
                    return null;
                var now = clock.GetUtcNow().UtcDateTime;
                var known = await db.Sections.Select(s => s.Id).ToListAsync(token);
                photo.UsableFrom = terms.UsableFrom;
                photo.UsableUntil = terms.UsableUntil;
                photo.IsOnceOnly = terms.IsOnceOnly;
                photo.IsForSectionsOnly = terms.Sections is not null;
                photo.Sections.Clear();
                photo.Sections.AddRange((terms.Sections ?? []).Intersect(known).Select(section => new PhotoSection { PhotoId = id, SectionId = section }));
                var isBack = photo.EndedAt is not null && (terms.UsableUntil is null || terms.UsableUntil > now);
                if (isBack)
                    photo.EndedAt = null;
                db.Record(actor, Verb.ChangePhotoRights, Subject.Photo(id), now, photo.FileName);
                await db.SaveChangesAsync(token);
                if (isBack)
                    await db.ReindexAsync(db.Articles.Showing(db.PhotoUses.Where(u => u.PhotoId == id)), token);
                return Problem.None;
            },
            ct);
    }
}
