using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Publishes what is due. Safe to run on every node at once: the article's version lets one of them win.</summary>
public sealed partial class ScheduledPublisher(NewsDb db, SiteOptions site, SiteMeter meter, TimeProvider clock, ILogger<ScheduledPublisher> log)
{
    // So many go out in one transaction: a write to the disk for each would make the last of many wait.
    private const int Together = 20;

    /// <summary>How the audit begins to tell that a story did not go out; the time and the reason follow.</summary>
    internal const string NotPublished = "not published at ";

    private static readonly Actor Scheduler = Actor.System("scheduler");

    /// <summary>
    /// Publishes every story whose time has come, in the order of their times. One that must not go out loses its schedule; one that fails is
    /// logged and stays due. Neither holds up the others.
    /// </summary>
    /// <returns>How many this call published.</returns>
    public async Task<int> PublishDueAsync(CancellationToken ct)
    {
        var published = 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Articles.Where(a => a.ScheduledFor <= now).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);

        // Another node has the same list: the chance that both begin with the same stories is small when there are many.
        var chunks = due.Chunk(Together).ToList();
        for (var (at, first) = (0, chunks.Count > 1 ? Random.Shared.Next(chunks.Count) : 0); at < chunks.Count; at++)
            published += await PublishAsync(chunks[(first + at) % chunks.Count], ct);
        meter.Due(due.Count - published);
        return published;
    }

    private async Task<int> PublishAsync(long[] ids, CancellationToken ct)
    {
        try
        {
            var late = await db.InRepeatedTransactionAsync(token => PublishInTransactionAsync(ids, token), ct);
            late.ForEach(meter.Published);
            return late.Count;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            db.ChangeTracker.Clear();
            if (ids.Length == 1)
                Failed(log, ids[0], e);
        }

        // One of them fails: which, shows when each goes by itself.
        var published = 0;
        foreach (var id in ids.Length == 1 ? [] : ids)
            published += await PublishAsync([id], ct);
        return published;
    }

    // Answers how late each was that has been published.
    private async Task<List<TimeSpan>> PublishInTransactionAsync(long[] ids, CancellationToken ct)
    {
        var late = new List<TimeSpan>();
        foreach (var id in ids)
        {
            if (await PublishInTransactionAsync(id, ct) is { } delay)
                late.Add(delay);
            db.ChangeTracker.Clear(); // saved; what is tracked is looked through with every further save
        }

        return late;
    }

    // Answers how late it was; null when it has not been published.
    private async Task<TimeSpan?> PublishInTransactionAsync(long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        // Not there when another node has published it, or an editor has changed the plan.
        var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.ScheduledFor <= now, ct);
        if (article is not { ScheduledFor: { } due, ScheduledNumber: { } number })
            return null;

        var problems = await db.GoLiveAsync(article, number, article.ScheduledTellsReaders, now, site.Zone, ct);
        if (problems.Count == 0)
        {
            db.Record(Scheduler, Verb.Publish, Subject.Article(id), now, $"scheduled for {due:u}, {(now - due).TotalSeconds:0.0} s late");
        }
        else
        {
            article.Unschedule();
            db.Record(Scheduler, Verb.Unschedule, Subject.Article(id), now, $"{NotPublished}{due:u}: {string.Join(' ', problems.Select(problem => problem.Text))}");
        }

        await db.SaveChangesAsync(ct);
        return problems.Count == 0 ? now - due : null;
    }

    [LoggerMessage(LogLevel.Error, "Could not publish the scheduled article {Article}; it stays due")]
    private static partial void Failed(ILogger log, long article, Exception e);
}
