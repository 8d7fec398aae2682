namespace NewsSite.Core.FrontPage;

/// <summary>A slot with its story.</summary>
/// <param name="Place">Where it stands on the page: without gaps, whatever number the plan gave it.</param>
/// <param name="ArticleId">The story.</param>
/// <param name="IsPlaced">True where an editor put it, false where the rule did.</param>
/// <param name="Until">When its slot goes back to the rule, UTC; null: never by itself.</param>
public sealed record FrontCell(FrontPlace Place, long ArticleId, bool IsPlaced, DateTime? Until);

/// <summary>A section on the page.</summary>
/// <param name="SectionId">Which.</param>
/// <param name="Cells">At least one.</param>
public sealed record FrontRailCells(long SectionId, IReadOnlyList<FrontCell> Cells);

/// <summary>The stories of the front page in their order, none of them twice.</summary>
/// <param name="Top">Lead, seconds, briefs; empty only while nothing is published.</param>
/// <param name="Rails">Sections that have a story left, in their order.</param>
/// <param name="More">New stories of no section.</param>
public sealed record FrontOrder(IReadOnlyList<FrontCell> Top, IReadOnlyList<FrontRailCells> Rails, IReadOnlyList<long> More)
{
    /// <summary>The slots that editors can fill, from the first to the last.</summary>
    public IEnumerable<FrontCell> Cells => Top.Concat(Rails.SelectMany(rail => rail.Cells));

    /// <summary>Every story that is on the page.</summary>
    public IEnumerable<long> Stories => Cells.Select(cell => cell.ArticleId).Concat(More);

    /// <summary>Where a story stands; null where it has no slot.</summary>
    public FrontCell? Find(long articleId) => Cells.FirstOrDefault(cell => cell.ArticleId == articleId);

    /// <summary>What stands in a slot; null in one that is not there.</summary>
    public FrontCell? At(FrontPlace place) => Cells.FirstOrDefault(cell => cell.Place == place);

    /// <summary>
    /// The plan with a story put into a slot. What an editor had put there moves on, towards the slot that the story came from, or else down; what
    /// the rule had put there finds its own place. Who is moved past the end of its part goes back to the rule.
    /// </summary>
    /// <param name="articleId">The story; it keeps its end where it has one.</param>
    /// <param name="to">The slot.</param>
    public FrontPlan Put(long articleId, FrontPlace to)
    {
        var slots = Placed();
        var from = Find(articleId);
        if (from is not null)
            slots.Remove(from.Place);
        var step = from is not null && from.Place.SectionId == to.SectionId && from.Place.Number < to.Number ? -1 : 1;
        FrontSlot? carried = new FrontSlot(to, articleId, from?.Until);
        for (var at = to; carried is { } slot && at.Number >= 0 && at.Number < at.Length; at = at with { Number = at.Number + step })
        {
            carried = slots.TryGetValue(at, out var moved) ? moved : null;
            slots[at] = slot with { Place = at };
        }

        return FrontPlan.Of(slots.Values);
    }

    /// <summary>The plan with the slot of a story left to the rule.</summary>
    public FrontPlan Remove(long articleId) => FrontPlan.Of(Placed().Values.Where(slot => slot.ArticleId != articleId));

    /// <summary>The plan with a story held where it stands.</summary>
    /// <param name="articleId">A story that has a slot.</param>
    /// <param name="until">UTC; null: without end.</param>
    /// <exception cref="InvalidOperationException">The story has none.</exception>
    public FrontPlan Pin(long articleId, DateTime? until)
    {
        var cell = Find(articleId) ?? throw new InvalidOperationException("This story has no slot.");
        var slots = Placed();
        slots[cell.Place] = new FrontSlot(cell.Place, articleId, until);
        return FrontPlan.Of(slots.Values);
    }

    // By where they stand, which is what the editor sees; what does not stand anywhere any more is forgotten.
    private Dictionary<FrontPlace, FrontSlot> Placed() =>
        Cells.Where(cell => cell.IsPlaced).ToDictionary(cell => cell.Place, cell => new FrontSlot(cell.Place, cell.ArticleId, cell.Until));
}
