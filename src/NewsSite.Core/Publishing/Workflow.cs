using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The verbs that decide what readers see of a story, used alike by pages, command line and scheduler. Each is one transaction with its
/// audit row. They return the problems that an editor can put right (none: done), or null when there is no such article.
/// </summary>
public sealed class Workflow(NewsDb db, StoryVerbs verbs, SiteOptions site)
{
    /// <summary>Shows a text to readers, at once.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="number">The revision that the editor saw; refused when a newer one exists.</param>
    /// <param name="tellReaders">True when the change matters to readers: moves "Updated". Without effect at the first publication.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> PublishAsync(long articleId, int number, bool tellReaders, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Publish, async (article, now, token) =>
        {
            if (article.LatestNumber != number)
                return [new Problem("", T("Somebody saved a newer text of this story after you opened it. Read that one, then publish."))];
            return await db.GoLiveAsync(article, number, tellReaders, now, site.Zone, token);
        }, ct);

    /// <summary>Has a text go out by itself.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="number">The revision that the editor saw; refused when a newer one exists.</param>
    /// <param name="at">When, UTC; must lie ahead.</param>
    /// <param name="tellReaders">As in <see cref="PublishAsync"/>, when its time comes.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> ScheduleAsync(long articleId, int number, DateTime at, bool tellReaders, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Schedule, async (article, now, token) =>
        {
            if (article.LatestNumber != number)
                return [new Problem("", T("Somebody saved a newer text of this story after you opened it. Read that one, then schedule."))];
            if (at <= now)
                return [new Problem(nameof(Article.ScheduledFor), T("This time has passed. Choose a later one, or publish now."))];

            var problems = await db.FindProblemsAsync(article, await db.RevisionAsync(article, number, token), at, site.Zone, token);
            if (problems.Count > 0)
                return problems;

            // What is live stays live until then, and what is withdrawn goes on answering so.
            if (article.State is not (ArticleState.Published or ArticleState.Withdrawn))
                article.State = ArticleState.Scheduled;
            article.SentBackAt = null;
            article.ScheduledFor = at;
            article.ScheduledNumber = number;
            article.ScheduledTellsReaders = tellReaders;
            return Problem.None;
        }, ct, at.ToString("u"));

    /// <summary>Takes a schedule back; the story is a draft again, or stays live or withdrawn as it is.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> UnscheduleAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Unschedule, (article, _, _) =>
        {
            if (article.ScheduledFor is null)
                return StoryVerbs.Refused(T("This story is not scheduled."));
            article.Unschedule();
            return StoryVerbs.Done();
        }, ct);

    /// <summary>Takes a published story back from readers.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="withdrawal">What its address answers from now on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> WithdrawAsync(long articleId, WithdrawalText withdrawal, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Withdraw, async (article, now, token) =>
        {
            if (!article.IsLive)
                return [new Problem("", T("Only a published story can be withdrawn."))];
            var problems = await withdrawal.ProblemsAsync(db, article, token);
            if (problems.Count > 0)
                return problems;

            await db.TakeBackAsync(article, withdrawal, actor, now, token);
            return Problem.None;
        }, ct, withdrawal.Kind.ToString());

    /// <summary>Tells readers what a published story had wrong and what is right. The text itself is changed by a newer revision.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="wrong">What was wrong, plain text.</param>
    /// <param name="right">What is right, plain text.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> CorrectAsync(long articleId, string wrong, string right, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Correct, (article, now, _) =>
        {
            if (!article.IsLive)
                return StoryVerbs.Refused(T("Only a published story can be corrected."));
            var problems = PublishingChecks.FindInCorrection(wrong, right);
            if (problems.Count > 0)
                return Task.FromResult(problems);

            db.Corrections.Add(new Correction { ArticleId = article.Id, Wrong = TypedText.Lines(wrong), Right = TypedText.Lines(right), CorrectedAt = now, EditorId = actor.EditorId });
            article.UpdatedAt = now;
            return StoryVerbs.Done();
        }, ct);
}
