using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Publishes what is due. Safe to run on every node at once: the article's version lets one of them win.</summary>
public sealed partial class ScheduledPublisher(NewsDb db, SiteOptions site, SiteMeter meter, TimeProvider clock, ILogger<ScheduledPublisher> log)
{
    // So many go out in one transaction, with the statements of one: the last of many should not wait for all before it. A text may have half a megabyte.
    private const int Together = 50;

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
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // here alone: why a story did not go out is kept in the audit, in English
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

    /// <summary>When the next story is due, UTC; null when none is scheduled. May lie in the past, for one that failed.</summary>
    public Task<DateTime?> NextDueAsync(CancellationToken ct) => db.Articles.Where(a => a.ScheduledFor != null).MinAsync(a => a.ScheduledFor, ct);

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
        var now = clock.GetUtcNow().UtcDateTime;

        // Taken before they are read: another node that comes for the same stories waits here, and finds then that they are out. Not there either are
        // those whose plan an editor has changed.
        var due = db.Articles.Where(a => EF.Parameter(ids).Contains(a.Id) && a.ScheduledFor <= now);
        await due.ExecuteUpdateAsync(set => set.SetProperty(a => a.Version, a => a.Version + 1), ct);
        var texts = await db.Revisions.Whole().Where(r => due.Any(a => a.Id == r.ArticleId && a.ScheduledNumber == r.Number)).ToDictionaryAsync(r => r.ArticleId, ct);
        var stories = (await due.ToListAsync(ct)).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).Select(a => (Article: a, Text: texts[a.Id], Due: a.ScheduledFor!.Value)).ToList();

        var refused = await db.GoLiveAsync([.. stories.Select(story => (story.Article, story.Text))], article => article.ScheduledTellsReaders, now, site.Zone, ct);
        var late = new List<TimeSpan>();
        foreach (var (article, _, time) in stories)
        {
            if (refused.TryGetValue(article.Id, out var problems))
            {
                article.Unschedule();
                db.Record(Scheduler, Verb.Unschedule, Subject.Article(article.Id), now, $"{NotPublished}{time:u}: {string.Join(' ', problems.Select(problem => problem.Text))}");
            }
            else
            {
                late.Add(now - time);
                db.Record(Scheduler, Verb.Publish, Subject.Article(article.Id), now, $"scheduled for {time:u}, {(now - time).TotalSeconds:0.0} s late");
            }
        }

        await db.SaveChangesAsync(ct);
        return late;
    }

    [LoggerMessage(LogLevel.Error, "Could not publish the scheduled article {Article}; it stays due")]
    private static partial void Failed(ILogger log, long article, Exception e);
}
