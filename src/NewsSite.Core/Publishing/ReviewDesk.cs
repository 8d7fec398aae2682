using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>The step between writer and editor. An approval is a fact beside the state: it is of one text, and ends with any later save.</summary>
public sealed class ReviewDesk(NewsDb db, StoryVerbs verbs)
{
    /// <summary>Hands a draft to the editors.</summary>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<IReadOnlyList<Problem>?> SubmitAsync(long articleId, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Submit, (article, _, _) =>
        {
            if (article.State != ArticleState.Draft)
                return StoryVerbs.Refused(T("Only a draft can be submitted for review."));
            article.State = ArticleState.InReview;
            article.SentBackAt = null;
            return StoryVerbs.Done();
        }, ct);

    /// <summary>Says that a text may go out as it is.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="number">The revision that the editor saw; refused when a newer one exists.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> ApproveAsync(long articleId, int number, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.Approve, (article, now, _) =>
        {
            if (article.State != ArticleState.InReview && !article.HasNewerDraft)
                return StoryVerbs.Refused(T("Only a story in review, or the newer draft of a published one, can be approved."));
            if (article.LatestNumber != number)
                return StoryVerbs.Refused(T("Somebody saved a newer text of this story after you opened it. Read that one, then approve."));
            if (article.IsApproved)
                return StoryVerbs.Refused(T($"{article.ApprovedBy} has approved this version already."));
            (article.ApprovedNumber, article.ApprovedAt, article.ApprovedBy) = (number, now, actor.Name);
            return StoryVerbs.Done();
        }, ct, $"revision {number}");

    /// <summary>Gives a submitted draft back to its writer, who reads why.</summary>
    /// <param name="articleId">Which article.</param>
    /// <param name="note">What is to be done, plain text; kept with the story.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<IReadOnlyList<Problem>?> SendBackAsync(long articleId, string note, Actor actor, CancellationToken ct) =>
        verbs.DoAsync(articleId, actor, Verb.SendBack, (article, now, _) =>
        {
            if (article.State != ArticleState.InReview)
                return StoryVerbs.Refused(T("Only a story in review can be sent back."));
            if (string.IsNullOrWhiteSpace(note))
                return StoryVerbs.Refused(T("Tell the writer in a sentence what to do."), nameof(ReviewNote.Text));
            var text = TypedText.Lines(note);
            if (text.Length > ReviewNote.TextMaxLength)
                return StoryVerbs.Refused(T($"The note is longer than {ReviewNote.TextMaxLength:N0} characters. Shorten it."), nameof(ReviewNote.Text));

            article.State = ArticleState.Draft;
            article.SentBackAt = now;
            (article.ApprovedNumber, article.ApprovedAt, article.ApprovedBy) = (null, null, null);
            db.ReviewNotes.Add(new ReviewNote
            {
                ArticleId = article.Id,
                RevisionNumber = article.LatestNumber,
                Text = text,
                SentBackAt = now,
                EditorId = actor.EditorId,
                EditorName = actor.Name,
            });
            return StoryVerbs.Done();
        }, ct);
}
