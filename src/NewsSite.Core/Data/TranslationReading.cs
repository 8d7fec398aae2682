using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>Reads which translations of stories readers may see.</summary>
public static class TranslationReading
{
    /// <summary>What the page of a published story names: <see cref="StoryTranslation.NamedBy"/>. Asks nothing of the store for a story without a group.</summary>
    public static async Task<IReadOnlyList<StoryTranslation>> TranslationsAsync(this NewsDb db, Story story, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story.TranslationGroup is { } group
            ? StoryTranslation.NamedBy(story.Id, await db.Articles.AsNoTracking().Published().Where(a => a.TranslationGroup == group).AsTranslations().ToListAsync(ct))
            : [];
    }

    /// <summary>The published stories of each of these groups, in one statement; none where no group is asked for.</summary>
    internal static async Task<ILookup<long, StoryTranslation>> TranslationsAsync(this NewsDb db, long[] groups, CancellationToken ct)
    {
        if (groups.Length == 0)
            return Array.Empty<StoryTranslation>().ToLookup(_ => 0L);
        var rows = await (
            from article in db.Articles.AsNoTracking().Published()
            where article.TranslationGroup != null && EF.Parameter(groups).Contains(article.TranslationGroup.Value)
            from live in article.Revisions
            where live.Number == article.LiveNumber
            select new { Group = article.TranslationGroup!.Value, article.Id, article.Slug, live.Language }).ToListAsync(ct);
        return rows.ToLookup(row => row.Group, row => new StoryTranslation(row.Id, row.Slug, row.Language));
    }
}
