using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing.Merging;

/// <summary>Reads the texts that a merge needs.</summary>
internal static class MergeReading
{
    /// <summary>Names of those who saved after a revision, up to another, in the order of their first saves.</summary>
    public static async Task<IReadOnlyList<string>> SaversAsync(this NewsDb db, long articleId, int after, int upTo, CancellationToken ct)
    {
        var names = await db.Revisions.Where(r => r.ArticleId == articleId && r.Number > after && r.Number <= upTo).OrderBy(r => r.Number).Select(r => r.EditorName).ToListAsync(ct);
        return [.. names.Distinct()];
    }

    /// <summary>What somebody typed on top of a text, merged with a text that was saved since.</summary>
    /// <param name="db">The store.</param>
    /// <param name="articleId">Which article.</param>
    /// <param name="baseNumber">The revision that they started from.</param>
    /// <param name="mine">What they typed, cleaned.</param>
    /// <param name="theirs">The text that was saved since.</param>
    /// <param name="choices">What was chosen where both collide.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<MergedDraft> MergeAsync(
        this NewsDb db, long articleId, int baseNumber, DraftText mine, Revision theirs, IReadOnlyList<MergeChoice>? choices, CancellationToken ct)
    {
        var before = await db.WholeTextAsync(articleId, baseNumber, ct);
        return DraftMerge.Of(before is null ? new DraftText() : DraftText.Of(before), mine, DraftText.Of(theirs), choices);
    }
}
