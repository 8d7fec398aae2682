using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Dates at which stories are taken back by themselves; <see cref="WithdrawalWatch"/> keeps them.</summary>
public sealed class WithdrawalDates(NewsDb db, StoryVerbs verbs, SiteOptions site)
{
    /// <summary>Sets or changes the date, for a story that is live or will be.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="at">When, UTC; must lie ahead, and after the time at which the story goes out.</param>
    /// <param name="withdrawal">What its address answers from then on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> PlanAsync(long articleId, DateTime at, WithdrawalText withdrawal, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.PlanWithdrawal, async (article, now, token) =>
        {
            if (article.State == ArticleState.Withdrawn)
                return [new Problem("", T("This story is withdrawn already."))];
            if (at <= now)
                return [new Problem(nameof(Article.WithdrawalDueAt), T("This time has passed. Choose a later one, or withdraw the story now."))];
            if (article.ScheduledFor >= at)
                return [new Problem(nameof(Article.WithdrawalDueAt), T($"The story goes out on {ScheduleTime.Say(article.ScheduledFor.Value, site.Zone)}. Choose a time after that."))];
            var problems = await withdrawal.ProblemsAsync(db, article, token);
            if (problems.Count > 0)
                return problems;

            article.WithdrawalDueAt = at;
            article.Answer(withdrawal);
            return Problem.None;
        }, ct, $"{withdrawal.Kind} at {at:u}");

    /// <summary>Takes the date back: the story stays.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> CancelAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.CancelWithdrawal, (article, _, _) =>
        {
            if (article.WithdrawalDueAt is null)
                return StoryVerbs.Refused(T("This story has no date at which it is withdrawn."));
            article.CancelWithdrawal();
            return StoryVerbs.Done();
        }, ct);
}
