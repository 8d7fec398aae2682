using NewsSite.Core.Articles;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Keeps stories in the house until an agreed time. An embargo publishes nothing by itself; it bars every way out, for a story that is live too: readers go
/// on seeing the text that they see.
/// </summary>
public sealed class EmbargoDesk(StoryVerbs verbs)
{
    /// <summary>Sets or moves the embargo. A schedule that is earlier stays and does not go out; the audit says why.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="until">First instant at which it may go out, UTC; must lie ahead.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> SetAsync(long articleId, DateTime until, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Embargo, (article, now, _) =>
        {
            if (until <= now)
                return StoryVerbs.Refused(T("This time has passed. Choose a later one; without an embargo the story can go out at once."), nameof(Article.EmbargoedUntil));
            article.EmbargoedUntil = until;
            return StoryVerbs.Done();
        }, ct, $"until {until:u}");

    /// <summary>Takes the embargo off: the story may go out.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> LiftAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.LiftEmbargo, (article, now, _) =>
        {
            if (!article.IsEmbargoedAt(now))
                return StoryVerbs.Refused(T("This story is under no embargo."));
            article.EmbargoedUntil = null;
            return StoryVerbs.Done();
        }, ct);
}
