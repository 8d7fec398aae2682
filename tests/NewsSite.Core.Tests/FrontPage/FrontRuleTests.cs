using NewsSite.Core.FrontPage;

namespace NewsSite.Core.Tests.FrontPage;

/// <summary>What holds for the front page of 10,000 stores drawn by lot: 0 to 500 stories, with and without photos, sections and pins.</summary>
public sealed class FrontRuleTests
{
    private const int Stores = 10_000;

    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void No_slot_is_empty_and_no_candidatestands_twice() => Each(store =>
    {
        var page = store.Arrange();

        Assert.Distinct(page.Stories);
        Assert.Subset(store.Live.Keys.ToHashSet(), page.Stories.ToHashSet());
        var left = store.Live.Values.Where(story => !page.Stories.Contains(story.Id)).ToList();
        Assert.True(page.Top.Count == FrontPlace.TopLength || (left.Count == 0 && page.Rails.All(rail => rail.Cells.All(cell => cell.IsPlaced)) && page.More.Count == 0));
        foreach (var section in store.Sections.Take(FrontPlace.RailsMost))
        {
            var rail = page.Rails.SingleOrDefault(rail => rail.SectionId == section);
            Assert.True(rail is null or { Cells.Count: > 0 and <= FrontPlace.RailLength });
            Assert.True(rail?.Cells.Count == FrontPlace.RailLength || left.TrueForAll(story => story.SectionId != section));
        }

        foreach (var part in page.Rails.Select(rail => rail.Cells).Append(page.Top))
            Assert.Equal(Enumerable.Range(0, part.Count), part.Select(cell => cell.Place.Number));
        Assert.Equal(page.Rails.Select(rail => rail.SectionId), store.Sections.Where(section => page.Rails.Any(rail => rail.SectionId == section)));
    });

    [Fact]
    public void What_is_placed_stands_in_its_slot_and_only_as_long_as_it_is_live_and_its_pin_holds() => Each(store =>
    {
        var page = store.Arrange();
        var held = store.Plan.Held(store.Sections, Now).Where(slot => store.Live.ContainsKey(slot.ArticleId)).ToList();

        Assert.Equal(held.Select(slot => slot.ArticleId).Order(), page.Cells.Where(cell => cell.IsPlaced).Select(cell => cell.ArticleId).Order());
        foreach (var slot in held)
        {
            // Where stories are fewer than slots, what is placed moves up to close the gap.
            var cell = page.Find(slot.ArticleId)!;
            var isFull = page.Cells.Count(other => other.Place.SectionId == slot.Place.SectionId) == slot.Place.Length;
            Assert.True(cell.Place == slot.Place || (!isFull && cell.Place.SectionId == slot.Place.SectionId && cell.Place.Number < slot.Place.Number));
            Assert.Equal(slot.Until, cell.Until);
        }
    });

    [Fact]
    public void The_rule_prefers_what_is_new_a_photo_for_the_lead_and_two_sections_for_the_seconds() => Each(store =>
    {
        var page = store.Arrange();
        var placed = page.Cells.Where(cell => cell.IsPlaced).Select(cell => cell.ArticleId).ToHashSet();
        var open = store.Live.Values.Where(story => !placed.Contains(story.Id)).OrderByDescending(story => story.PublishedAt).ThenByDescending(story => story.Id).ToList();
        if (page.Top is [{ IsPlaced: false } lead, ..])
        {
            var story = store.Live[lead.ArticleId];
            var pictured = open.Take(5).Where(candidate => candidate.HasPhoto && candidate.PublishedAt >= open[0].PublishedAt - FrontRule.HardlyOlder).Select(candidate => (long?)candidate.Id).FirstOrDefault();
            Assert.Equal(pictured ?? open[0].Id, story.Id);
        }

        // Both by rule, and of one section: then none of the newest is of another.
        if (page.Top is [_, { IsPlaced: false } one, { IsPlaced: false } next, ..] && store.Live[one.ArticleId].SectionId is { } section && store.Live[next.ArticleId].SectionId == section)
            Assert.DoesNotContain(open.Take(FrontRule.Newest).Where(story => story.Id != page.Top[0].ArticleId), story => story.SectionId != section);

        // A brief is never older than what did not come to the top.
        var rest = open.Where(story => page.Top.All(cell => cell.ArticleId != story.Id)).ToList();
        foreach (var brief in page.Top.Skip(1 + FrontPlace.SecondsMost).Where(cell => !cell.IsPlaced).Select(cell => store.Live[cell.ArticleId]))
            Assert.True(rest.Count == 0 || (brief.PublishedAt, brief.Id).CompareTo((rest[0].PublishedAt, rest[0].Id)) > 0);
    });

    [Fact]
    public void The_newest_and_those_of_each_section_are_enough_to_know() => Each(store =>
    {
        var held = store.Plan.Held(store.Sections, Now).Select(slot => slot.ArticleId).ToHashSet();
        var newest = store.Live.Values.OrderByDescending(story => story.PublishedAt).ThenByDescending(story => story.Id).ToList();
        var read = newest.Take(FrontRule.Newest + held.Count)
            .Concat(store.Sections.Take(FrontPlace.RailsMost).SelectMany(section => newest.Where(story => story.SectionId == section).Take(FrontRule.NewestOfEach + held.Count)))
            .Concat(newest.Where(story => held.Contains(story.Id)));

        Assert.Equal(Say(store.Arrange()), Say(FrontRule.Arrange(read, store.Sections, store.Plan, Now)));
    });

    [Fact]
    public void A_candidatethat_is_moved_stands_where_it_was_put_and_nothing_that_was_placed_is_lost() => Each(store =>
    {
        var page = store.Arrange();
        var cells = page.Cells.ToList();
        if (cells.Count == 0)
            return;
        var (moved, to) = (store.Chance(4) ? store.Any().Id : cells[store.Lot.Next(cells.Count)].ArticleId, cells[store.Lot.Next(cells.Count)].Place);

        var plan = page.Put(moved, to);

        var placed = page.Cells.Where(cell => cell.IsPlaced).Select(cell => cell.ArticleId).Append(moved).Distinct().ToList();
        var lost = placed.Except(plan.Slots.Select(slot => slot.ArticleId)).ToList();
        Assert.InRange(lost.Count, 0, page.Find(moved)?.Place.SectionId == to.SectionId ? 0 : 1); // who was pushed past the end of a part that is full
        Assert.Equal(to, plan.Slots.Single(slot => slot.ArticleId == moved).Place);
        Assert.Equal(page.Find(moved)?.Until, plan.Slots.Single(slot => slot.ArticleId == moved).Until);
        var after = FrontRule.Arrange(store.Live.Values, store.Sections, plan, Now);
        if (after.Cells.Count(cell => cell.Place.SectionId == to.SectionId) > to.Number)
            Assert.Equal(to, after.Find(moved)!.Place);
        Assert.DoesNotContain(page.Remove(moved).Slots, slot => slot.ArticleId == moved);
    });

    [Fact]
    public void A_plan_is_read_as_it_was_written() => Each(store => Assert.Equal(store.Plan.ToString(), FrontPlan.Parse(store.Plan.ToString()).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("top-9 1\ntop-0 2\n0-1 3\n7-5 4\ntop-1 x\ntop-1 1 soon\ntop--1 3")]
    public void What_is_no_plan_is_the_rule(string text) => Assert.Empty(FrontPlan.Parse(text).Slots);

    [Fact]
    public void The_move_of_one_is_the_order_that_an_editor_expects()
    {
        var live = Enumerable.Range(1, 20).Select(id => new FrontStory(id, null, Now.AddMinutes(id), false)).ToList();
        FrontOrder Of(FrontPlan plan) => FrontRule.Arrange(live, [], plan, Now);
        FrontPlace At(int number) => new(FrontPlace.Top, number - 1);
        var page = Of(FrontPlan.Rule);
        Assert.Equal([20, 19, 18, 17, 16, 15, 14, 13], Top(page));

        var up = Of(page.Put(18, At(1)));
        Assert.Equal([18, 20, 19, 17, 16, 15, 14, 13], Top(up));

        var second = Of(up.Put(17, At(1)));
        Assert.Equal([17, 18, 20, 19, 16, 15, 14, 13], Top(second));

        var down = Of(second.Put(17, At(2)));
        Assert.Equal([18, 17, 20, 19, 16, 15, 14, 13], Top(down));

        var older = Of(down.Put(3, At(2)));
        Assert.Equal([18, 3, 17, 20, 19, 16, 15, 14], Top(older));

        Assert.Equal([18, 20, 17, 19, 16, 15, 14, 13], Top(Of(older.Remove(3))));
    }

    private static IEnumerable<long> Top(FrontOrder page) => page.Top.Select(cell => cell.ArticleId);

    private static string Say(FrontOrder page) => string.Join(' ', page.Cells.Select(cell => $"{cell.Place}:{cell.ArticleId}")) + " + " + string.Join(' ', page.More);

    private static void Each(Action<Store> holds)
    {
        for (var seed = 1; seed <= Stores; seed++)
        {
            try
            {
                holds(new Store(seed));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Assert.Fail($"Store {seed}: {e.Message}");
            }
        }
    }

    /// <summary>Stories, sections and a plan, of which some is out of date.</summary>
    private sealed class Store
    {
        public Store(int seed)
        {
            Lot = new Random(seed);
            Sections = [.. Enumerable.Range(1, Lot.Next(11)).Select(id => (long)id)];
            Lot.Shuffle(Sections);
            var count = Chance(5) ? Lot.Next(12) : Lot.Next(501);
            var (photos, ofNone, hours) = (Lot.Next(5), Lot.Next(4), Lot.Next(1, 200));
            Live = Enumerable.Range(1, count).Select(id => new FrontStory(
                id, Sections.Length == 0 || Lot.Next(4) < ofNone ? null : Sections[Lot.Next(Lot.Next(Sections.Length) + 1)], Now.AddMinutes(-Lot.Next(60 * hours)), Lot.Next(4) < photos))
                .ToDictionary(story => story.Id);
            Plan = FrontPlan.Of(Chance(3) ? [] : Enumerable.Range(0, Lot.Next(30)).Select(_ => Slot(count)).ToList());
        }

        public Random Lot { get; }

        public long[] Sections { get; }

        public Dictionary<long, FrontStory> Live { get; }

        public FrontPlan Plan { get; }

        public bool Chance(int oneIn) => Lot.Next(oneIn) == 0;

        public FrontStory Any() => Live.Values.ElementAt(Lot.Next(Live.Count));

        public FrontOrder Arrange() => FrontRule.Arrange(Live.Values, Sections, Plan, Now);

        // Some name a story that is withdrawn, a section that is gone, or held until a moment ago.
        private FrontSlot Slot(int count)
        {
            var section = Chance(2) ? FrontPlace.Top : Lot.Next(1, 13);
            DateTime? until = Lot.Next(4) switch { 0 => Now, 1 => Now.AddMinutes(-Lot.Next(1, 90)), 2 => Now.AddMinutes(Lot.Next(1, 90)), _ => null };
            return new FrontSlot(new FrontPlace(section, Lot.Next(FrontPlace.LengthOf(section))), Lot.Next(1, count + 10), until);
        }
    }
}
