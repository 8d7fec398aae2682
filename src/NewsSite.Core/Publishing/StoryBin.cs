using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>The trash: takes stories that readers never saw out of the desk's lists, and brings them back. Nothing is ever removed from it.</summary>
public sealed class StoryBin(StoryVerbs verbs)
{
    /// <summary>Puts a story into the trash.</summary>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<IReadOnlyList<Problem>?> TrashAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.TrashArticle, (article, now, _) =>
        {
            if (article.PublishedAt is not null)
                return StoryVerbs.Refused(article.IsLive ? T("Readers see this story. Withdraw it instead.") : T("Readers have seen this story: it stays withdrawn, and its address answers so."));
            if (article.ScheduledFor is not null)
                return StoryVerbs.Refused(T("This story is scheduled. Cancel the schedule first."));
            article.TrashedAt = now;
            return StoryVerbs.Done();
        }, ct);

    /// <summary>Brings a story back as it was.</summary>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<IReadOnlyList<Problem>?> RestoreAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.RestoreArticle, (article, _, _) =>
        {
            if (article.TrashedAt is null)
                return StoryVerbs.Refused(T("This story is not in the trash."));
            article.TrashedAt = null;
            return StoryVerbs.Done();
        }, ct);
}
