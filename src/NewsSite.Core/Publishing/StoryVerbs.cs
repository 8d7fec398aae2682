using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// What all verbs on one story have in common: one transaction with its audit row, the right that it needs, and that a story in the trash is left alone.
/// They return the problems that an editor can put right (none: done), or null when there is no such article.
/// </summary>
public sealed class StoryVerbs(NewsDb db, TimeProvider clock)
{
    // The others are for those who may publish.
    private static readonly Verb[] OfWriters = [Verb.Submit, Verb.TrashArticle, Verb.RestoreArticle];

    /// <summary>Does one.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="actor">Who.</param>
    /// <param name="verb">What, for right and audit.</param>
    /// <param name="work">Moves the article; the time is UTC. What it tracked is not saved when it returns problems.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="details">For the audit; the slug where nothing is said.</param>
    /// <param name="said">The same where only the work knows it: asked after it.</param>
    /// <exception cref="NotAllowedException">The actor may not do this to this article.</exception>
    internal async Task<IReadOnlyList<Problem>?> DoAsync(
        long articleId, Actor actor, Verb verb, Func<Article, DateTime, CancellationToken, Task<IReadOnlyList<Problem>>> work, CancellationToken ct, string details = "",
        Func<string>? said = null)
    {
        try
        {
            return await db.InRepeatedTransactionAsync(
                async token =>
                {
                    var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                    if (article is null)
                        return null;
                    if (OfWriters.Contains(verb))
                        actor.RequireEdit(article);
                    else
                        actor.Require(Right.Publish);

                    var now = clock.GetUtcNow().UtcDateTime;
                    var problems = article.TrashedAt is not null && verb != Verb.RestoreArticle ? [Barriers.InTrash] : await work(article, now, token);
                    if (problems.Count > 0)
                    {
                        db.ChangeTracker.Clear();
                        return problems;
                    }

                    db.Record(actor, verb, Subject.Article(article.Id), now, said?.Invoke() ?? (details.Length > 0 ? details : article.Slug));
                    await db.SaveChangesAsync(token);
                    return problems;
                },
                ct);
        }
        catch (DbUpdateException e) when (Conflict.IsIn(e))
        {
            return [new Problem("", T("Somebody else changed this story at the same moment. Open it again and repeat."))];
        }
    }

    internal static Task<IReadOnlyList<Problem>> Done() => Task.FromResult(Problem.None);

    internal static Task<IReadOnlyList<Problem>> Refused(string text, string field = "") => Task.FromResult<IReadOnlyList<Problem>>([new Problem(field, text)]);
}
