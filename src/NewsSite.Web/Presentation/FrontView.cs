using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;

namespace NewsSite.Web.Presentation;

/// <summary>The front page as it is drawn; the desk's preview fills it from a draft. The order of the page is the editors'.</summary>
/// <param name="Lead">The largest headline; null while nothing is published.</param>
/// <param name="Seconds">Middle headlines with a text.</param>
/// <param name="Briefs">Small headlines.</param>
/// <param name="Rails">Sections that have stories left, in the order of the navigation.</param>
/// <param name="More">Stories of no section.</param>
public sealed record FrontView(
    ArticleCard? Lead,
    IReadOnlyList<ArticleCard> Seconds,
    IReadOnlyList<ArticleCard> Briefs,
    IReadOnlyList<FrontRail> Rails,
    IReadOnlyList<ArticleCard> More)
{
    /// <summary>While nothing is published.</summary>
    public static FrontView Empty { get; } = new(null, [], [], [], []);

    /// <summary>What stands above everything else; null for nothing.</summary>
    public FrontBanner? Banner { get; init; }

    /// <summary>When the newest story came out, UTC; null while there is none.</summary>
    public DateTime? Edition => All.Select(card => (DateTime?)card.PublishedAt).Max();

    /// <summary>When the oldest of the newest stories came out, UTC, from which older ones go on: an old story that an editor placed, or that a quiet section still shows, is none of them. Null while nothing is published.</summary>
    public DateTime? Oldest { get; init; }

    /// <summary>How many columns the top has: 1 to 3.</summary>
    public int Columns => 1 + (Seconds.Count > 0 ? 1 : 0) + (Briefs.Count > 0 ? 1 : 0);

    /// <summary>Every story that is on the page.</summary>
    public IEnumerable<ArticleCard> All =>
        (Lead is null ? [] : new[] { Lead }).Concat(Seconds).Concat(Briefs).Concat(Rails.SelectMany(rail => rail.Stories)).Concat(More);

    /// <summary>Draws what was arranged.</summary>
    public static FrontView Of(FrontSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (order, sections) = (sheet.Order, sheet.Sections.ToDictionary(section => section.Id));
        List<ArticleCard> Cards(IEnumerable<FrontCell> cells) => [.. cells.Select(cell => sheet.Cards[cell.ArticleId])];
        return new FrontView(
            order.Top.Count > 0 ? sheet.Cards[order.Top[0].ArticleId] : null,
            Cards(order.Top.Where(cell => cell.Place.IsSecond)),
            Cards(order.Top.Skip(1 + FrontPlace.SecondsMost)),
            [.. order.Rails.Select(rail => new FrontRail(sections[rail.SectionId], Cards(rail.Cells)))],
            [.. order.More.Select(id => sheet.Cards[id])])
        {
            Oldest = order.Top.Where(cell => !cell.IsPlaced).Select(cell => cell.ArticleId).Concat(order.More).DefaultIfEmpty(order.Top.Count > 0 ? order.Top[0].ArticleId : 0)
                .Select(id => sheet.Cards.TryGetValue(id, out var card) ? card.PublishedAt : (DateTime?)null).Min(),
        };
    }
}

/// <summary>A section on the front page.</summary>
/// <param name="Section">Which.</param>
/// <param name="Stories">At least one.</param>
public sealed record FrontRail(SectionLink Section, IReadOnlyList<ArticleCard> Stories);
