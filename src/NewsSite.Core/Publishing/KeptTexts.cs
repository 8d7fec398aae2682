using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Publishing;

/// <summary>A branch as it would go into the story now.</summary>
/// <param name="Branch">Which.</param>
/// <param name="Place">The text of it that is merged.</param>
/// <param name="Text">What that text says.</param>
/// <param name="Story">The text of the story that it is merged with, with its section, tags and captions.</param>
/// <param name="Merged">Both in one.</param>
public sealed record MergedBranch(Branch Branch, BranchPlace Place, DraftText Text, Revision Story, MergedDraft Merged);

/// <summary>Reads the branches of a story. Whether somebody may see the story is asked by the caller.</summary>
public static class KeptTexts
{
    // A story has a few; a list of hundreds helps nobody.
    private const int Most = 100;

    /// <summary>The branches of a story, those that wait first, then the newest.</summary>
    public static Task<List<Branch>> BranchesOfAsync(this NewsDb db, long articleId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Branches.AsNoTracking().Where(b => b.ArticleId == articleId)
            .OrderBy(b => b.SettledAt == null ? 0 : 1).ThenByDescending(b => b.Id).Take(Most).ToListAsync(ct);
    }

    /// <summary>What a revision took from others who saved meanwhile; null when it took nothing.</summary>
    public static async Task<MergeNote?> MergeNoteAsync(this NewsDb db, Revision text, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(text);
        if (text is not { TakenParts: { } parts, BaseNumber: { } from })
            return null;
        var last = await db.Revisions.Where(r => r.ArticleId == text.ArticleId && r.Number == text.Number - 1).Select(r => r.SavedAt).SingleAsync(ct);
        return new MergeNote(await db.SaversAsync(text.ArticleId, from, text.Number - 1, ct), last, parts.Split('\n'));
    }

    /// <summary>One text of a branch, merged with a text of its story.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which article.</param>
    /// <param name="id">Which branch.</param>
    /// <param name="number">Which text of it; null for the newest.</param>
    /// <param name="with">Which revision; null for the newest.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when the article has no such branch or revision, or the branch no such text.</returns>
    public static async Task<MergedBranch?> MergedBranchAsync(this NewsDb db, long articleId, long id, int? number, int? with, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Branches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.ArticleId == articleId, ct) is not { } branch)
            return null;
        var wanted = number ?? branch.LatestNumber;
        if (await db.BranchTexts.AsNoTracking().SingleOrDefaultAsync(t => t.BranchId == id && t.Number == wanted, ct) is not { } kept)
            return null;
        var revision = with ?? await db.Articles.Where(a => a.Id == articleId).Select(a => a.LatestNumber).SingleAsync(ct);
        if (await db.WholeTextAsync(articleId, revision, ct) is not { } story)
            return null;
        var text = BranchDesk.Read(kept);
        return new MergedBranch(branch, new BranchPlace(id, wanted), text, story, await db.MergeAsync(articleId, branch.BaseNumber, text, story, null, ct));
    }
}
