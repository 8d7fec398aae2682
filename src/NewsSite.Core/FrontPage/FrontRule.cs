namespace NewsSite.Core.FrontPage;

/// <summary>What the rule asks of a live story.</summary>
/// <param name="Id">Article id.</param>
/// <param name="SectionId">Null when it is in none.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="HasPhoto">True when its card shows one.</param>
public readonly record struct FrontStory(long Id, long? SectionId, DateTime PublishedAt, bool HasPhoto);

/// <summary>
/// Fills the front page. What editors have placed stands where they put it; every other slot is filled by what is new: the lead by the newest story, or by one
/// hardly older that has a photo; the seconds and briefs by the next, so that the seconds are not both of one section while there is another; each section's rail
/// by its own next. No story stands twice, no slot is empty while there is a story for it, and whoever is not live any more is not there.
/// </summary>
public static class FrontRule
{
    /// <summary>How many of the newest stories that nobody placed it looks at for the top.</summary>
    public const int Newest = FrontPlace.TopLength + FrontPlace.RailLength;

    /// <summary>How many of each section, so that a rail is full even when the whole top is of that section.</summary>
    public const int NewestOfEach = FrontPlace.TopLength + FrontPlace.RailLength;

    /// <summary>How much older than the newest a story with a photo may be that leads in its place.</summary>
    public static readonly TimeSpan HardlyOlder = TimeSpan.FromHours(6);

    // All of them are on the page then, as lead, second or brief: the best of the day is not passed over for a picture.
    private const int LeadsMost = 5;

    /// <summary>The page.</summary>
    /// <param name="stories">
    /// Live stories in any order: those that the plan names, the <see cref="Newest"/> others, and the <see cref="NewestOfEach"/> others of each section. More
    /// of them change nothing.
    /// </param>
    /// <param name="sections">All sections in their order.</param>
    /// <param name="plan">What editors have decided.</param>
    /// <param name="now">UTC.</param>
    public static FrontOrder Arrange(IEnumerable<FrontStory> stories, IReadOnlyList<long> sections, FrontPlan plan, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var live = stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id);
        var placed = plan.Held(sections, now).Where(slot => live.ContainsKey(slot.ArticleId)).ToLookup(slot => slot.Place.SectionId);
        var left = new Left(live.Values, placed.SelectMany(slots => slots).Select(slot => slot.ArticleId).ToHashSet());

        var recent = left.First(Newest);
        var top = Fill(FrontPlace.Top, placed[FrontPlace.Top], (place, filled) => ForTop(place, filled, recent.Where(left.Has), live, left), left);
        var rails = new List<FrontRailCells>();
        foreach (var section in sections.Take(FrontPlace.RailsMost))
        {
            var cells = Fill(section, placed[section], (_, _) => left.FirstOf(section), left);
            if (cells.Count > 0)
                rails.Add(new FrontRailCells(section, cells));
        }

        return new FrontOrder(top, rails, [.. recent.Where(story => story.SectionId is null && left.Has(story)).Take(FrontPlace.RailLength).Select(story => story.Id)]);
    }

    // Slot by slot; then without the gaps that are left where there was no story.
    private static List<FrontCell> Fill(long section, IEnumerable<FrontSlot> placed, Func<FrontPlace, Dictionary<FrontPlace, long>, FrontStory?> next, Left left)
    {
        var slots = placed.ToDictionary(slot => slot.Place);
        var filled = slots.ToDictionary(slot => slot.Key, slot => slot.Value.ArticleId);
        for (var number = 0; number < FrontPlace.LengthOf(section); number++)
        {
            var place = new FrontPlace(section, number);
            if (!filled.ContainsKey(place) && next(place, filled) is { } story)
                filled[place] = left.Take(story).Id;
        }

        return [.. filled.OrderBy(cell => cell.Key).Select((cell, number) => slots.TryGetValue(cell.Key, out var slot)
            ? new FrontCell(new FrontPlace(section, number), cell.Value, true, slot.Until)
            : new FrontCell(new FrontPlace(section, number), cell.Value, false, null))];
    }

    private static FrontStory? ForTop(FrontPlace place, Dictionary<FrontPlace, long> filled, IEnumerable<FrontStory> recent, Dictionary<long, FrontStory> live, Left left)
    {
        if (left.Newest is not { } newest)
            return null;
        if (place == FrontPlace.Lead)
            return FirstOrNull(recent.Take(LeadsMost).Where(story => story.HasPhoto && story.PublishedAt >= newest.PublishedAt - HardlyOlder)) ?? newest;
        if (!place.IsSecond)
            return newest;
        var others = filled.Where(cell => cell.Key.IsSecond).Select(cell => live[cell.Value].SectionId).Distinct().ToList();
        var isLast = filled.Count(cell => cell.Key.IsSecond) == FrontPlace.SecondsMost - 1;
        return isLast && others is [{ } only] ? FirstOrNull(recent.Where(story => story.SectionId != only)) ?? newest : newest;
    }

    private static FrontStory? FirstOrNull(IEnumerable<FrontStory> stories)
    {
        foreach (var story in stories)
            return story;
        return null;
    }

    /// <summary>The stories that have no slot yet, newest first, and among those of one time the last published.</summary>
    private sealed class Left(IEnumerable<FrontStory> live, HashSet<long> taken)
    {
        private readonly List<FrontStory> _stories = [.. live.Where(story => !taken.Contains(story.Id)).OrderByDescending(story => story.PublishedAt).ThenByDescending(story => story.Id)];

        public FrontStory? Newest => FirstOrNull(_stories.Where(Has));

        public List<FrontStory> First(int count) => [.. _stories.Take(count)];

        public FrontStory? FirstOf(long section) => FirstOrNull(_stories.Where(story => story.SectionId == section && Has(story)));

        public bool Has(FrontStory story) => !taken.Contains(story.Id);

        public FrontStory Take(FrontStory story)
        {
            taken.Add(story.Id);
            return story;
        }
    }
}
