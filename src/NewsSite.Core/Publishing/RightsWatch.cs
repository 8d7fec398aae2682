using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Takes photos off every page when their rights end. Safe to run on every node at once: the photo's version lets one of them win.</summary>
public sealed partial class RightsWatch(NewsDb db, TimeProvider clock, ILogger<RightsWatch> log)
{
    private static readonly Actor Watch = Actor.System("rights");

    /// <summary>Ends what is due. One that fails is logged and stays due.</summary>
    /// <returns>How many photos this call took off.</returns>
    public async Task<int> EndDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Photos.Where(p => p.UsableUntil <= now && p.EndedAt == null).OrderBy(p => p.UsableUntil).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        return await db.DoEachAsync(due, EndAsync, (id, e) => Failed(log, id, e), ct);
    }

    private async Task<bool> EndAsync(long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        // Not there when another node was first, or an editor has prolonged the rights.
        if (await db.Photos.SingleOrDefaultAsync(p => p.Id == id && p.UsableUntil <= now && p.EndedAt == null, ct) is not { } photo)
            return false;
        photo.EndedAt = now;
        db.Record(Watch, Verb.EndPhotoRights, Subject.Photo(id), now, photo.FileName);
        await db.SaveChangesAsync(ct);
        await db.ReindexAsync(db.Articles.Showing(db.PhotoUses.Where(u => u.PhotoId == id)), ct);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Could not end the rights of photo {Photo}; it stays due")]
    private static partial void Failed(ILogger log, long photo, Exception e);
}
