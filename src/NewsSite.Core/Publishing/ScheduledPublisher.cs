using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Publishes what is due. Safe to run on every node at once: the article's version lets one of them win.</summary>
public sealed class ScheduledPublisher(NewsDb db, TimeProvider clock)
{
    private const int Batch = 100;

    /// <summary>Publishes every story whose time has come.</summary>
    /// <returns>How many this call published.</returns>
    public async Task<int> PublishDueAsync(CancellationToken ct)
    {
        var published = 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Articles.Where(a => a.ScheduledFor <= now).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).Select(a => a.Id).Take(Batch).ToListAsync(ct);
        foreach (var id in due)
        {
            if (await PublishAsync(id, ct))
                published++;
        }

        return published;
    }

    /// <summary>When the next story is due, UTC; null when none is scheduled.</summary>
    public Task<DateTime?> NextDueAsync(CancellationToken ct) =>
        db.Articles.Where(a => a.ScheduledFor != null).MinAsync(a => a.ScheduledFor, ct);

    private async Task<bool> PublishAsync(long id, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var now = clock.GetUtcNow().UtcDateTime;
                    var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.ScheduledFor <= now, token);
                    if (article is not { ScheduledFor: { } due, ScheduledNumber: { } number })
                        return false;

                    await db.GoLiveAsync(article, number, tellReaders: true, now, token);
                    db.Record(Actor.System("scheduler"), Verb.Publish, Subject.Article(id), now, $"scheduled for {due:u}, {(now - due).TotalSeconds:0.0} s late");
                    await db.SaveChangesAsync(token);
                    return true;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node published it, or an editor changed it: the next round sees what is left to do.
            return false;
        }
    }
}
