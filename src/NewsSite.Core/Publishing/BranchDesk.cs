using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Publishing;

/// <summary>Keeps texts that are not in a story: begins branches, goes on with them, settles them. No text of a branch is ever changed or deleted.</summary>
public sealed class BranchDesk(NewsDb db, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Settles a branch whose text is not wanted. It stays readable in the history.</summary>
    /// <returns>What is in the way (none: done); null when the article has no such branch.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article, or the branch is somebody else's and the role does not reach that far.</exception>
    public Task<IReadOnlyList<Problem>?> DiscardAsync(long articleId, long id, Actor actor, CancellationToken ct) =>
        db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
                var branch = await db.Branches.SingleOrDefaultAsync(b => b.ArticleId == articleId && b.Id == id, token);
                if (article is null || branch is null)
                    return null;
                actor.RequireEdit(article);
                if (!MayDiscard(branch, actor))
                    throw new NotAllowedException(Right.EditAll);
                if (branch.SettledAt is not null)
                    return [new Problem("", T("This text was merged back or discarded meanwhile. Open the history to read it."))];
                await SettleAsync(branch, BranchEnd.Discarded, actor, token);
                db.Record(actor, Verb.DiscardBranch, Subject.Article(articleId), branch.SettledAt!.Value, $"text of {branch.OwnerName} from {branch.SavedAt:u}");
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);

    /// <summary>Whether the actor, who may edit the story, may discard this branch of it: their own, or any for editors.</summary>
    public static bool MayDiscard(Branch branch, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Role.Has(Right.EditAll) || (actor.EditorId is not null && branch.OwnerId == actor.EditorId);
    }

    /// <summary>What a branch's text says.</summary>
    internal static DraftText Read(BranchText text) => JsonSerializer.Deserialize<DraftText>(text.Text, Readable)!;

    /// <summary>The branch, tracked, settled or not; null when the article has no such.</summary>
    internal Task<Branch?> FindAsync(Article article, long id, CancellationToken ct) =>
        db.Branches.SingleOrDefaultAsync(b => b.Id == id && b.ArticleId == article.Id, ct);

    /// <summary>Keeps a text that collides with the newest one, and says so.</summary>
    internal async Task<SaveResult> KeepCollidingAsync(Article article, int baseNumber, DraftText text, Revision theirs, Actor actor, CancellationToken ct)
    {
        var kept = await KeepAsync(article, baseNumber, text, BranchReason.Collision, actor, ct);
        var problem = new Problem("", theirs.EditorName == actor.Name
            ? T("You, in another window, saved other words in the same place after you opened this story. Nothing of yours is lost: it is kept beside the story. Choose below, then save again.")
            : T($"{theirs.EditorName} saved other words in the same place after you opened this story. Nothing of yours is lost: it is kept beside the story. Choose below, then save again."));
        return new SaveResult(article.Id, null, [problem], theirs) { Kept = kept };
    }

    /// <summary>Keeps a text: in the branch that its writer has open from the same start and for the same reason, or in a new one.</summary>
    internal async Task<BranchPlace> KeepAsync(Article article, int baseNumber, DraftText text, BranchReason reason, Actor actor, CancellationToken ct)
    {
        var branch = await db.Branches
            .Where(b => b.ArticleId == article.Id && b.SettledAt == null && b.OwnerId == actor.EditorId && b.OwnerName == actor.Name && b.BaseNumber == baseNumber && b.Reason == reason)
            .OrderByDescending(b => b.Id).FirstOrDefaultAsync(ct);
        if (branch is null)
        {
            branch = new Branch { ArticleId = article.Id, OwnerId = actor.EditorId, OwnerName = actor.Name, BaseNumber = baseNumber, Reason = reason, KeptAt = clock.GetUtcNow().UtcDateTime };
            db.Branches.Add(branch);
            db.Record(actor, Verb.KeepBranch, Subject.Article(article.Id), branch.KeptAt, reason == BranchReason.Collision ? "it collided with a newer save" : "the story had been taken over");
        }

        return await GoOnAsync(branch, text, ct);
    }

    /// <summary>The next text of a branch, unless the newest one says the same.</summary>
    internal async Task<BranchPlace> GoOnAsync(Branch branch, DraftText text, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(text, Readable);
        if (branch.LatestNumber == 0 || await db.BranchTexts.Where(t => t.BranchId == branch.Id && t.Number == branch.LatestNumber).Select(t => t.Text).SingleAsync(ct) != json)
        {
            branch.LatestNumber++;
            branch.SavedAt = clock.GetUtcNow().UtcDateTime;
            branch.Texts.Add(new BranchText { Number = branch.LatestNumber, SavedAt = branch.SavedAt, Text = json });
        }

        await db.SaveChangesAsync(ct);
        return new BranchPlace(branch.Id, branch.LatestNumber);
    }

    /// <summary>
    /// The text of a form in which a branch was merged with a revision, with what was chosen since. What was typed into the form by hand counts over a
    /// choice: whoever rewrote a paragraph has chosen.
    /// </summary>
    internal async Task<DraftText> ChooseAsync(Branch branch, int baseNumber, DraftText typed, BranchChoices chosen, CancellationToken ct)
    {
        var kept = await db.BranchTexts.AsNoTracking().SingleOrDefaultAsync(t => t.BranchId == branch.Id && t.Number == chosen.Place.Number, ct);
        if (kept is null || await db.WholeTextAsync(branch.ArticleId, baseNumber, ct) is not { } theirs)
            return typed;
        var shown = await db.MergeAsync(branch.ArticleId, branch.BaseNumber, Read(kept), theirs, null, ct);
        var wanted = await db.MergeAsync(branch.ArticleId, branch.BaseNumber, Read(kept), theirs, chosen.Choices, ct);
        return DraftMerge.Of(shown.Text, typed, wanted.Text).Text;
    }

    /// <summary>Ends a branch. The caller saves and audits.</summary>
    internal async Task SettleAsync(Branch branch, BranchEnd end, Actor actor, CancellationToken ct)
    {
        branch.End = end;
        branch.SettledAt = clock.GetUtcNow().UtcDateTime;
        branch.SettledBy = actor.Name;
        await db.SaveChangesAsync(ct);
    }
}
