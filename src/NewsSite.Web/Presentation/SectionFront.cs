using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>The first page of a section: its newest story leads, the next stand beside it, the others follow by time.</summary>
/// <param name="Lead">The largest headline; null on later pages and while there is nothing.</param>
/// <param name="Beside">Stories beside it.</param>
/// <param name="Rest">The others.</param>
public sealed record SectionFront(ArticleCard? Lead, IReadOnlyList<ArticleCard> Beside, StoryList Rest)
{
    private const int BesideMost = 3;

    /// <summary>All stories of the page in their order.</summary>
    public IReadOnlyList<ArticleCard> All => [.. Lead is null ? [] : new[] { Lead }, .. Beside, .. Rest.Stories];

    /// <summary>Arranges a page of the section's list.</summary>
    public static SectionFront Of(StoryList list) => !list.IsFirst || list.Stories.Count == 0
        ? new SectionFront(null, [], list)
        : new SectionFront(
            list.Stories[0],
            [.. list.Stories.Skip(1).Take(BesideMost)],
            list with { Stories = [.. list.Stories.Skip(1 + BesideMost)] });
}
