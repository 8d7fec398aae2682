using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// The verbs that move a story between its states, used alike by pages, command line and scheduler. Each is one transaction with its
/// audit row. They return the problems that an editor can put right (none: done), or null when there is no such article.
/// </summary>
public sealed class Workflow(NewsDb db, TimeProvider clock)
{
    /// <summary>Hands a draft to the editors.</summary>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<IReadOnlyList<Problem>?> SubmitAsync(long articleId, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.Submit, (article, _, _) =>
        {
            actor.RequireEdit(article);
            if (article.State != ArticleState.Draft)
                return Refused("Only a draft can be submitted for review.");
            article.State = ArticleState.InReview;
            return Done();
        }, ct);

    /// <summary>Gives a submitted draft back to its writer.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> SendBackAsync(long articleId, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.SendBack, (article, _, _) =>
        {
            actor.Require(Right.Publish);
            if (article.State != ArticleState.InReview)
                return Refused("Only a story in review can be sent back.");
            article.State = ArticleState.Draft;
            return Done();
        }, ct);

    /// <summary>Shows a text to readers, at once.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="number">The revision that the editor saw; refused when a newer one exists.</param>
    /// <param name="tellReaders">True when the change matters to readers: moves "Updated". Without effect at the first publication.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> PublishAsync(long articleId, int number, bool tellReaders, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.Publish, async (article, now, token) =>
        {
            actor.Require(Right.Publish);
            if (article.LatestNumber != number)
                return [new Problem("", "Somebody saved a newer text of this story after you opened it. Read that one, then publish.")];
            return await db.GoLiveAsync(article, number, tellReaders, now, token);
        }, ct);

    /// <summary>Has a text go out by itself.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="number">The revision that the editor saw; refused when a newer one exists.</param>
    /// <param name="at">When, UTC; must lie ahead.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> ScheduleAsync(long articleId, int number, DateTime at, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.Schedule, async (article, now, token) =>
        {
            actor.Require(Right.Publish);
            if (article.LatestNumber != number)
                return [new Problem("", "Somebody saved a newer text of this story after you opened it. Read that one, then schedule.")];
            if (at <= now)
                return [new Problem(nameof(Article.ScheduledFor), "This time has passed. Choose a later one, or publish now.")];

            var problems = await db.FindProblemsAsync(article, await db.RevisionAsync(article, number, token), at, token);
            if (problems.Count > 0)
                return problems;

            // What is live stays live until then, and what is withdrawn goes on answering so.
            if (article.State is not (ArticleState.Published or ArticleState.Withdrawn))
                article.State = ArticleState.Scheduled;
            article.ScheduledFor = at;
            article.ScheduledNumber = number;
            return Problem.None;
        }, ct, at.ToString("u"));

    /// <summary>Takes a schedule back; the story is a draft again, or stays live or withdrawn as it is.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> UnscheduleAsync(long articleId, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.Unschedule, (article, _, _) =>
        {
            actor.Require(Right.Publish);
            if (article.ScheduledFor is null)
                return Refused("This story is not scheduled.");
            article.Unschedule();
            return Done();
        }, ct);

    /// <summary>Takes a published story back from readers.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="withdrawal">What its address answers from now on.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> WithdrawAsync(long articleId, WithdrawalText withdrawal, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, actor, Verb.Withdraw, async (article, now, token) =>
        {
            actor.Require(Right.Publish);
            if (!article.IsLive)
                return [new Problem("", "Only a published story can be withdrawn.")];
            var problems = await withdrawal.ProblemsAsync(db, article, token);
            if (problems.Count > 0)
                return problems;

            article.State = ArticleState.Withdrawn;
            article.WithdrawnAt = now;
            article.Withdrawal = withdrawal.Kind;
            article.WithdrawalNotice = withdrawal.Kind == WithdrawalKind.Notice ? TypedText.Lines(withdrawal.Notice) : null;
            article.WithdrawalTarget = withdrawal.Kind == WithdrawalKind.Redirect ? withdrawal.Target.Trim() : null;
            article.LiveNumber = null;
            article.SectionId = null;
            article.Unschedule();
            await db.UnlistAsync(article, token);
            await db.HideFromReadersAsync(article, token);
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
        DoAsync(articleId, actor, Verb.Correct, (article, now, _) =>
        {
            actor.Require(Right.Publish);
            if (!article.IsLive)
                return Refused("Only a published story can be corrected.");
            var problems = PublishingChecks.FindInCorrection(wrong, right);
            if (problems.Count > 0)
                return Task.FromResult(problems);

            db.Corrections.Add(new Correction { ArticleId = article.Id, Wrong = TypedText.Lines(wrong), Right = TypedText.Lines(right), CorrectedAt = now, EditorId = actor.EditorId });
            article.UpdatedAt = now;
            return Done();
        }, ct);

    private async Task<IReadOnlyList<Problem>?> DoAsync(
        long articleId, Actor actor, Verb verb, Func<Article, DateTime, CancellationToken, Task<IReadOnlyList<Problem>>> work, CancellationToken ct, string details = "")
    {
        try
        {
            return await db.InRepeatedTransactionAsync(
                async token =>
                {
                    var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                    if (article is null)
                        return null;

                    var now = clock.GetUtcNow().UtcDateTime;
                    var problems = await work(article, now, token);
                    if (problems.Count > 0)
                    {
                        db.ChangeTracker.Clear();
                        return problems;
                    }

                    db.Record(actor, verb, Subject.Article(article.Id), now, details.Length > 0 ? details : article.Slug);
                    await db.SaveChangesAsync(token);
                    return problems;
                },
                ct);
        }
        catch (DbUpdateException e) when (Conflict.IsIn(e))
        {
            return [new Problem("", "Somebody else changed this story at the same moment. Open it again and repeat.")];
        }
    }

    private static Task<IReadOnlyList<Problem>> Done() => Task.FromResult(Problem.None);

    private static Task<IReadOnlyList<Problem>> Refused(string text) => Task.FromResult<IReadOnlyList<Problem>>([new Problem("", text)]);
}
