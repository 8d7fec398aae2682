using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Saves what somebody types while they type. It is the story's newest text as after a save by hand, with three differences: no new tag is taken in, the
/// address is not settled, and the history folds it into the milestone that follows. Readers see nothing of it.
/// </summary>
public sealed class Autosaving(NewsDb db, Revising revising, Drafting drafting, BranchDesk branches)
{
    /// <summary>Begins a new article.</summary>
    /// <exception cref="NotAllowedException">The actor may not write.</exception>
    public Task<SaveResult> BeginAsync(DraftText text, Actor actor, CancellationToken ct) => drafting.BeginAsync(text, SaveKind.ByItself, actor, ct);

    /// <summary>
    /// Saves a newer text of an article, merged with what others saved since. It is kept in a branch instead where both changed the same, after somebody
    /// took the story over, and while somebody has still to choose.
    /// </summary>
    /// <param name="articleId">Which.</param>
    /// <param name="baseNumber">The revision that the typing started from.</param>
    /// <param name="branchId">The branch that the form is merging back; null for none.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What became of it; null when there is no such article.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public async Task<SaveResult?> SaveAsync(long articleId, int baseNumber, long? branchId, DraftText text, Actor actor, CancellationToken ct)
    {
        text = revising.Read(text);
        return await db.InRepeatedTransactionAsync(
            async token =>
            {
                var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                if (article is null)
                    return null;
                actor.RequireEdit(article);

                // Nothing is kept beside a story that could not be put into it.
                if (revising.Check(text, token).Problems is { Count: > 0 } problems)
                    return new SaveResult(articleId, null, problems);
                if (branchId is { } id && await branches.FindAsync(article, id, token) is { } merging)
                    return new SaveResult(articleId, null, Problem.None) { Kept = await GoOnAsync(article, merging, baseNumber, text, actor, token) };
                if (await db.Presences.AnyAsync(p => p.ArticleId == articleId && p.EditorId == actor.EditorId && p.TakenOverAt != null, token))
                    return new SaveResult(articleId, null, Problem.None) { Kept = await branches.KeepAsync(article, baseNumber, text, BranchReason.TakenOver, actor, token) };
                return await drafting.SaveAsync(article, baseNumber, text, new SaveManner(SaveKind.ByItself, baseNumber, Verb: null), actor, token);
            },
            ct);
    }

    // Somebody else's branch is left as it is: an editor who merges it back writes a text of their own. So is one that was settled meanwhile: nobody has chosen what the form holds.
    private Task<BranchPlace> GoOnAsync(Article article, Branch merging, int baseNumber, DraftText text, Actor actor, CancellationToken ct) =>
        merging.SettledAt is null && merging.OwnerId == actor.EditorId && merging.OwnerName == actor.Name
            ? branches.GoOnAsync(merging, text, ct)
            : branches.KeepAsync(article, baseNumber, text, BranchReason.Collision, actor, ct);
}
