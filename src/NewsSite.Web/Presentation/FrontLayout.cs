using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>Where each story stands on the front page. Newest leads; no story stands twice.</summary>
/// <param name="Lead">The largest headline; null while nothing is published.</param>
/// <param name="Seconds">Middle headlines with a text.</param>
/// <param name="Briefs">Small headlines.</param>
/// <param name="Rails">Sections that have stories left, in the order of the navigation.</param>
/// <param name="More">Stories of no section.</param>
public sealed record FrontLayout(
    ArticleCard? Lead,
    IReadOnlyList<ArticleCard> Seconds,
    IReadOnlyList<ArticleCard> Briefs,
    IReadOnlyList<FrontRail> Rails,
    IReadOnlyList<ArticleCard> More)
{
    private const int SecondsMost = 2;
    private const int BriefsMost = 5;
    private const int TopMost = 1 + SecondsMost + BriefsMost;

    /// <summary>Sections with a rail of their own, and stories in each: with the top some forty, which keeps the page below its weight.</summary>
    public const int RailsMost = 8;

    /// <summary>Stories of a rail at most.</summary>
    public const int RailLength = 4;


    /// <summary>How many of the newest stories to read: the top, and one row of those that are in no section.</summary>
    public const int Newest = TopMost + RailLength;

    /// <summary>How many of each section to read, so that a rail is full even when the whole top is of that section.</summary>
    public const int NewestOfEach = TopMost + RailLength;

    /// <summary>When the newest story came out, UTC; null while there is none.</summary>
    public DateTime? Edition => Lead?.PublishedAt;

    /// <summary>When the oldest story on the page came out, UTC; null while there is none.</summary>
    public DateTime? Oldest => All.Select(card => (DateTime?)card.PublishedAt).Min();

    /// <summary>How many columns the top has: 1 to 3.</summary>
    public int Columns => 1 + (Seconds.Count > 0 ? 1 : 0) + (Briefs.Count > 0 ? 1 : 0);

    /// <summary>Every story that is on the page.</summary>
    public IEnumerable<ArticleCard> All =>
        (Lead is null ? [] : new[] { Lead }).Concat(Seconds).Concat(Briefs).Concat(Rails.SelectMany(rail => rail.Stories)).Concat(More);

    /// <summary>Arranges what was read.</summary>
    /// <param name="found">Stories in any order, each once.</param>
    /// <param name="sections">In the order of the navigation.</param>
    public static FrontLayout Of(IEnumerable<ArticleCard> found, IEnumerable<SectionLink> sections)
    {
        var stories = found.OrderByDescending(card => card.PublishedAt).ThenByDescending(card => card.Id).ToList();
        var (top, rest) = (stories.Take(TopMost).ToList(), stories.Skip(TopMost).ToList());
        var rails = sections
            .Select(section => new FrontRail(section, [.. rest.Where(card => card.SectionSlug == section.Slug).Take(RailLength)]))
            .Where(rail => rail.Stories.Count > 0)
            .Take(RailsMost)
            .ToList();
        return new FrontLayout(
            top.FirstOrDefault(),
            [.. top.Skip(1).Take(SecondsMost)],
            [.. top.Skip(1 + SecondsMost)],
            rails,
            [.. rest.Where(card => card.SectionSlug is null).Take(RailLength)]);
    }
}

/// <summary>A section on the front page.</summary>
/// <param name="Section">Which.</param>
/// <param name="Stories">At least one.</param>
public sealed record FrontRail(SectionLink Section, IReadOnlyList<ArticleCard> Stories);
