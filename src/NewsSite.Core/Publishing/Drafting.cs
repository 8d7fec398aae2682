using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Saves what editors type. Each save is a new revision; what readers see stays as it is until a verb of <see cref="Workflow"/>. A save on top of
/// somebody else's is merged with it; where both changed the same, it is kept as a <see cref="Branch"/> until somebody has chosen.
/// </summary>
public sealed class Drafting(NewsDb db, Revising revising, BranchDesk branches)
{
    /// <summary>Begins a new article.</summary>
    /// <exception cref="NotAllowedException">The actor may not write.</exception>
    public Task<SaveResult> CreateAsync(DraftText text, Actor actor, CancellationToken ct) => BeginAsync(text, SaveKind.ByHand, actor, ct);

    /// <summary>The same, by hand or by itself.</summary>
    internal async Task<SaveResult> BeginAsync(DraftText text, SaveKind kind, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Write);
        text = revising.Read(text);
        var (html, problems) = revising.Check(text, ct);
        return problems.Count > 0
            ? new SaveResult(null, null, problems)
            : await db.InRepeatedTransactionAsync(token => revising.BeginAsync(text, html!, kind, actor, token), ct);
    }

    /// <summary>Saves a newer text of an article. A text that is the same in every part makes no revision: the number of the one that holds it is returned.</summary>
    /// <param name="articleId">Which.</param>
    /// <param name="baseNumber">The revision that the editor had opened. A newer one is merged in.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What became of it; null when there is no such article.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<SaveResult?> SaveAsync(long articleId, int baseNumber, DraftText text, Actor actor, CancellationToken ct) =>
        SaveAsync(articleId, baseNumber, text, null, actor, ct);

    /// <summary>The same for a form that merges a branch back: its text comes in as was chosen, with what was typed besides, and the branch is settled.</summary>
    /// <param name="articleId">Which.</param>
    /// <param name="baseNumber">The revision that the branch was merged with to make the form.</param>
    /// <param name="text">What the form holds.</param>
    /// <param name="branch">The branch; null for none. One that was settled meanwhile is chosen from all the same: a form that is sent twice says the same twice.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What became of it; null when there is no such article.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public async Task<SaveResult?> SaveAsync(long articleId, int baseNumber, DraftText text, BranchChoices? branch, Actor actor, CancellationToken ct)
    {
        text = revising.Read(text);
        return await db.InRepeatedTransactionAsync(
            async token =>
            {
                var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                if (article is null)
                    return null;
                actor.RequireEdit(article);
                var merging = branch is null ? null : await branches.FindAsync(article, branch.Place.Id, token);
                var chosen = merging is null ? text : await branches.ChooseAsync(merging, baseNumber, text, branch!, token);
                var open = merging is { SettledAt: null } ? merging : null;
                var (verb, details) = open is null ? (Verb.SaveDraft, "") : (Verb.MergeBranch, $", text of {open.OwnerName} from {open.SavedAt:u}");
                var saved = await SaveAsync(article, baseNumber, chosen, new SaveManner(SaveKind.ByHand, baseNumber, verb, details), actor, token);
                if (saved.Saved && open is not null)
                    await branches.SettleAsync(open, BranchEnd.MergedBack, actor, token);
                return merging is null ? saved : saved with { Chosen = chosen };
            },
            ct);
    }

    /// <summary>Saves an earlier text of an article as its newest one. What is newer stays in the history.</summary>
    /// <returns>What became of it; null when there is no such article or no such text.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public async Task<SaveResult?> RestoreAsync(long articleId, int number, Actor actor, CancellationToken ct) => await db.InRepeatedTransactionAsync(
        async token =>
        {
            var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
            if (article is null)
                return null;
            actor.RequireEdit(article);
            return await db.WholeTextAsync(articleId, number, token) is { } earlier
                ? await SaveAsync(article, article.LatestNumber, DraftText.Of(earlier), new SaveManner(SaveKind.ByHand, number, Verb.RestoreText, $", the text of revision {number}"), actor, token)
                : null;
        },
        ct);

    /// <summary>Saves a text in the transaction that runs, merged with what is newer than its base.</summary>
    internal async Task<SaveResult> SaveAsync(Article article, int baseNumber, DraftText text, SaveManner how, Actor actor, CancellationToken ct)
    {
        var (html, problems) = revising.Check(text, ct);
        if (problems.Count > 0)
            return new SaveResult(article.Id, null, problems);
        if (article.LatestNumber == baseNumber)
            return await revising.GoOnAsync(article, text, html!, how, actor, ct);

        var theirs = (await db.WholeTextAsync(article.Id, article.LatestNumber, ct))!;
        var merged = await db.MergeAsync(article.Id, baseNumber, text, theirs, null, ct);
        if (merged.Collisions.Count > 0)
            return await branches.KeepCollidingAsync(article, baseNumber, text, theirs, actor, ct);
        (html, problems) = revising.Check(merged.Text, ct);
        if (problems.Count > 0)
            return new SaveResult(article.Id, null, problems);
        var saved = await revising.GoOnAsync(article, merged.Text, html!, how with { Taken = merged.Taken }, actor, ct);
        return merged.Taken.Count == 0 || !saved.Saved
            ? saved
            : saved with { Merged = new MergedSave(new MergeNote(await db.SaversAsync(article.Id, baseNumber, theirs.Number, ct), theirs.SavedAt, merged.Taken), merged.Text) };
    }
}
