using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>Deletes photos, brings them back, and removes for good what nobody brought back in time and what a crash left behind.</summary>
public sealed class PhotoBin(NewsDb db, PhotoStore store, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Takes a photo out of the library; it can be brought back for <see cref="Photo.RestorableFor"/>. One that any text uses stays.</summary>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> DeleteAsync(long id, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                if (await db.Photos.SingleOrDefaultAsync(p => p.Id == id && p.DeletedAt == null, token) is not { } photo)
                    return null;
                var stories = await db.PhotoUses.Where(u => u.PhotoId == id).Select(u => u.ArticleId).Distinct().CountAsync(token);
                if (stories > 0)
                    return [new Problem("", N(stories, "{0} story uses or has used this photo, so it stays. To take it off pages, take it out of the story or end its rights.", "{0} stories use or have used this photo, so it stays. To take it off pages, take it out of the story or end its rights."))];
                photo.DeletedAt = Now;
                db.Record(actor, Verb.DeletePhoto, Subject.Photo(id), Now, photo.FileName);
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);
    }

    /// <summary>Brings a deleted photo back as it was.</summary>
    /// <returns>None: done; null when no such photo is among the deleted ones.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> RestoreAsync(long id, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                if (await db.Photos.SingleOrDefaultAsync(p => p.Id == id && p.DeletedAt != null, token) is not { } photo)
                    return null;
                photo.DeletedAt = null;
                db.Record(actor, Verb.RestorePhoto, Subject.Photo(id), Now, photo.FileName);
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);
    }

    /// <summary>Removes for good what was deleted longer ago than it can be brought back: the row first, so that none is left without its files.</summary>
    /// <returns>How many photos.</returns>
    public async Task<int> RemoveDueAsync(CancellationToken ct)
    {
        var until = Now - Photo.RestorableFor;
        var due = await db.Photos.AsNoTracking().Where(p => p.DeletedAt < until).OrderBy(p => p.DeletedAt).ThenBy(p => p.Id).Take(Batch)
            .Select(p => new { p.Id, p.Hash, p.FileName }).ToListAsync(ct);
        var removed = 0;
        foreach (var photo in due)
        {
            var isGone = await db.InRepeatedTransactionAsync(
                async token =>
                {
                    if (await db.Photos.Where(p => p.Id == photo.Id && p.DeletedAt < until && !db.PhotoUses.Any(u => u.PhotoId == p.Id)).ExecuteDeleteAsync(token) == 0)
                        return false;
                    db.Record(Actor.System("library"), Verb.RemovePhoto, Subject.Photo(photo.Id), Now, photo.FileName);
                    await db.SaveChangesAsync(token);
                    return true;
                },
                ct);
            if (!isGone)
                continue;
            await store.RemoveAsync(photo.Hash, ct);
            removed++;
        }

        return removed;
    }

    /// <summary>Removes the files of uploads that a crash cut off before the library had their photo.</summary>
    /// <returns>How many photos' files.</returns>
    public async Task<int> RemoveUnfinishedAsync(CancellationToken ct)
    {
        var removed = 0;
        foreach (var hash in store.Unsettled())
        {
            if (!await db.Photos.AnyAsync(p => p.Hash == hash, ct))
            {
                await store.RemoveAsync(hash, ct);
                removed++;
            }

            store.Settle(hash);
        }

        return removed;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
