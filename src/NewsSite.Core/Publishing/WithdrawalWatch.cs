using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Takes stories back whose date has come. Safe to run on every node at once: the article's version lets one of them win.</summary>
public sealed partial class WithdrawalWatch(NewsDb db, SiteOptions site, TimeProvider clock, ILogger<WithdrawalWatch> log)
{
    private static readonly Actor Scheduler = Actor.System("scheduler");

    /// <summary>Withdraws what is due, in the order of the dates. One that fails is logged and stays due.</summary>
    /// <returns>How many this call took back.</returns>
    public async Task<int> WithdrawDueAsync(CancellationToken ct)
    {
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture; // here alone: what became of the plan is kept in the audit, in English
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db.Articles.Where(a => a.WithdrawalDueAt <= now).OrderBy(a => a.WithdrawalDueAt).ThenBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        return await db.DoEachAsync(due, WithdrawAsync, (id, e) => Failed(log, id, e), ct);
    }

    private async Task<bool> WithdrawAsync(long id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        // Not there when another node was first, or an editor has changed the date.
        if (await db.Articles.SingleOrDefaultAsync(a => a.Id == id && a.WithdrawalDueAt <= now, ct) is not { WithdrawalDueAt: { } due } article)
            return false;
        var isLive = article.IsLive;
        if (isLive)
            await WithdrawAsync(article, due, now, ct);
        else
            CallOff(article, due, now);
        await db.SaveChangesAsync(ct);
        return isLive;
    }

    private async Task WithdrawAsync(Article article, DateTime due, DateTime now, CancellationToken ct)
    {
        var planned = new WithdrawalText(article.Withdrawal!.Value, article.WithdrawalNotice ?? "", article.WithdrawalTarget ?? "");

        // The story has to go, even where the page that readers were to be sent to went first.
        var problems = await planned.ProblemsAsync(db, article, ct);
        var withdrawal = problems.Count == 0 ? planned : new WithdrawalText(WithdrawalKind.Gone);
        await db.TakeBackAsync(article, withdrawal, Scheduler, now, ct);
        var instead = problems.Count == 0 ? "" : $" instead of {planned.Kind}: {string.Join(' ', problems.Select(problem => problem.Text))}";
        db.Record(Scheduler, Verb.Withdraw, Subject.Article(article.Id), now, $"{withdrawal.Kind}, planned for {due:u}, {(now - due).TotalSeconds:0.0} s late{instead}");
    }

    // It never went out, or waits still to do so after a standstill: there is nothing to take back, and nothing to show any more.
    private void CallOff(Article article, DateTime due, DateTime now)
    {
        if (article.ScheduledFor is { } planned)
        {
            article.Unschedule();
            db.Record(Scheduler, Verb.Unschedule, Subject.Article(article.Id), now, $"{ScheduledPublisher.NotPublished}{planned:u}: It was to be withdrawn on {ScheduleTime.Say(due, site.Zone)}.");
        }

        article.CancelWithdrawal();
        db.Record(Scheduler, Verb.CancelWithdrawal, Subject.Article(article.Id), now, $"not published when it was to be withdrawn at {due:u}");
    }

    [LoggerMessage(LogLevel.Error, "Could not withdraw the article {Article} on its date; it stays due")]
    private static partial void Failed(ILogger log, long article, Exception e);
}
