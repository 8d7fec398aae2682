using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>The front page's draft, its launches, schedule and banner: what readers get of them, and what is refused.</summary>
public sealed class FrontDeskTests
{
    private static readonly Actor Sam = new(null, "Sam", Role.Editor, null);
    private static readonly FrontPlace Second = new(FrontPlace.Top, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_draft_is_seen_by_nobody_until_it_is_launched_and_by_nobody_once_that_is_undone(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = await PublishAsync(room, 4);
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await ReadersAsync(room));

        await DoneAsync(room, desk => desk.PutAsync(0, "/articles/story-0", FrontPlace.Lead, DeskRoom.Editor, Ct));
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await ReadersAsync(room));
        await LaunchAsync(room, 1);
        Assert.Equal([ids[0], ids[3], ids[2], ids[1]], await ReadersAsync(room));

        await DoneAsync(room, desk => desk.MoveAsync(1, ids[1], Second, DeskRoom.Editor, Ct));
        await LaunchAsync(room, 2);
        Assert.Equal([ids[0], ids[1], ids[3], ids[2]], await ReadersAsync(room));

        await UndoAsync(room);
        Assert.Equal([ids[0], ids[3], ids[2], ids[1]], await ReadersAsync(room));
        await UndoAsync(room);
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await ReadersAsync(room));
        Assert.Equal("There is no launch to undo.", Problem(await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.UndoAsync(1, Sam, Ct))));

        await using var db = room.NewDb();
        Assert.Equal(
            [Verb.ChangeFront, Verb.LaunchFront, Verb.ChangeFront, Verb.LaunchFront, Verb.UndoFront, Verb.UndoFront],
            await db.AuditEntries.Where(e => e.Subject == "front").OrderBy(e => e.Id).Select(e => e.Verb).ToListAsync(Ct));
        Assert.Equal(2, (await StateAsync(room)).Draft.Split('\n').Length);
    }

    [Theory, EachDatabase]
    public async Task Of_a_slot_given_a_story_that_readers_cannot_have_it_is_refused_and_the_rest_is_kept(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = await PublishAsync(room, 4);
        var draft = (await room.WriteAsync(new DraftText { Headline = "A draft", Body = "A body." })).ArticleId!.Value;
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(ids[1], new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
        await DoneAsync(room, desk => desk.PutAsync(0, "Story 0", FrontPlace.Lead, DeskRoom.Editor, Ct));

        foreach (var (typed, why) in new[]
        {
            ("https://example.org/articles/a-draft?x=1", "not published yet"), ("story-1", "withdrawn"), ("/articles/story-0", "another slot already"), ("no such story", "No story has"), (" ", "Choose a story"),
        })
        {
            var result = await room.WithAsync<FrontDesk, FrontResult>(desk => desk.PutAsync(1, typed, Second, DeskRoom.Editor, Ct));
            Assert.Contains(why, Problem(result), StringComparison.Ordinal);
            Assert.Equal(FrontDesk.StoryField, result.Problems[0].Field);
        }

        Assert.Contains("not live", Problem(await room.WithAsync<FrontDesk, FrontResult>(desk => desk.MoveAsync(1, draft, Second, DeskRoom.Editor, Ct))), StringComparison.Ordinal);
        Assert.Equal($"top-1 {ids[0]}", (await StateAsync(room)).Draft);
    }

    [Fact]
    public async Task Who_acts_on_an_older_draft_is_told_who_changed_it_and_changes_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        var ids = await PublishAsync(room, 4);
        await DoneAsync(room, desk => desk.PutAsync(0, "story-0", FrontPlace.Lead, Sam, Ct));

        var late = await room.WithAsync<FrontDesk, FrontResult>(desk => desk.PutAsync(0, "story-1", FrontPlace.Lead, DeskRoom.Editor, Ct));
        Assert.True(late.IsStale);
        Assert.Contains("Sam changed the draft on Monday 23 November 2026, 12:04 UTC", Problem(late), StringComparison.Ordinal);
        Assert.True((await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.LaunchAsync(0, DeskRoom.Editor, Ct))).IsStale);
        Assert.Equal($"top-1 {ids[0]}", (await StateAsync(room)).Draft);

        await LaunchAsync(room, 1);
        await DoneAsync(room, desk => desk.RemoveAsync(1, ids[0], Sam, Ct));
        await LaunchAsync(room, 2);
        Assert.True((await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.UndoAsync(1, DeskRoom.Editor, Ct))).IsStale);
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_story_leaves_the_page_at_once_and_comes_back_to_its_slot(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = await PublishAsync(room, 4);
        await DoneAsync(room, desk => desk.PutAsync(0, "story-0", FrontPlace.Lead, Sam, Ct));
        await LaunchAsync(room, 1);

        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(ids[0], new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
        Assert.Equal([ids[3], ids[2], ids[1]], await ReadersAsync(room));
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(ids[0], 1, false, DeskRoom.Admin, Ct));
        Assert.Equal([ids[0], ids[3], ids[2], ids[1]], await ReadersAsync(room));
    }

    [Fact]
    public async Task A_pin_ends_by_itself()
    {
        await using var room = await DeskRoom.OpenAsync();
        var ids = await PublishAsync(room, 3);
        await DoneAsync(room, desk => desk.PutAsync(0, "story-0", FrontPlace.Lead, Sam, Ct));
        await DoneAsync(room, desk => desk.PinAsync(1, ids[0], "18:00", Sam, Ct));
        await LaunchAsync(room, 2);
        Assert.Equal($"top-1 {ids[0]} 2026-11-23T18:00:00.000000Z", (await StateAsync(room)).Live);

        room.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 17, 59, 59, TimeSpan.Zero));
        Assert.Equal(ids[0], (await ReadersAsync(room))[0]);
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([ids[2], ids[1], ids[0]], await ReadersAsync(room));

        Assert.Contains("Type a time", Problem(await room.WithAsync<FrontDesk, FrontResult>(desk => desk.PinAsync(2, ids[0], "soon", Sam, Ct))), StringComparison.Ordinal);
        Assert.Contains("has passed", Problem(await room.WithAsync<FrontDesk, FrontResult>(desk => desk.PinAsync(2, ids[0], "2026-11-23T17:00", Sam, Ct))), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_scheduled_launch_happens_once_late_rather_than_never_and_takes_the_draft_as_it_was(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = await PublishAsync(room, 3);
        await DoneAsync(room, desk => desk.PutAsync(0, "story-0", FrontPlace.Lead, Sam, Ct));
        Assert.True((await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.ScheduleAsync(1, "18:00", Sam, Ct))).IsDone);
        await DoneAsync(room, desk => desk.PutAsync(1, "story-1", FrontPlace.Lead, Sam, Ct));
        Assert.False(await DueAsync(room));

        room.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 19, 0, 0, TimeSpan.Zero));
        var launched = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DueAsync(room), Ct)));

        Assert.Single(launched, isDone => isDone);
        Assert.Equal([ids[0], ids[2], ids[1]], await ReadersAsync(room));
        await using var db = room.NewDb();
        Assert.Equal(1, await db.FrontLaunches.CountAsync(Ct));
        Assert.Equal("scheduled for 2026-11-23 18:00:00Z, 3600.0 s late, 1 story placed", (await db.AuditEntries.SingleAsync(e => e.Verb == Verb.LaunchFront, Ct)).Details);
        Assert.Null((await StateAsync(room)).ScheduledFor);
        await UndoAsync(room);
        Assert.Equal([ids[2], ids[1], ids[0]], await ReadersAsync(room));
    }

    [Fact]
    public async Task A_schedule_can_be_taken_back_and_a_draft_discarded()
    {
        await using var room = await DeskRoom.OpenAsync();
        await PublishAsync(room, 3);
        await DoneAsync(room, desk => desk.PutAsync(0, "story-0", FrontPlace.Lead, Sam, Ct));
        await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.ScheduleAsync(1, "18:00", Sam, Ct));
        Assert.True((await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.UnscheduleAsync(Sam, Ct))).IsDone);
        await DoneAsync(room, desk => desk.DiscardAsync(1, Sam, Ct));

        room.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await DueAsync(room));
        Assert.Equal(("", "", 2), ((await StateAsync(room)).Draft, (await StateAsync(room)).Live, (await StateAsync(room)).DraftNumber));
        Assert.Contains("nothing to discard", Problem(await room.WithAsync<FrontDesk, FrontResult>(desk => desk.DiscardAsync(2, Sam, Ct))), StringComparison.Ordinal);
        Assert.Contains("Readers see this already", Problem(await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.LaunchAsync(2, Sam, Ct))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_launches_are_kept_and_each_of_them_can_be_undone()
    {
        await using var room = await DeskRoom.OpenAsync();
        await PublishAsync(room, 3);
        for (var i = 0; i < FrontLaunch.KeptMost + 5; i++)
        {
            var state = await StateAsync(room);
            var at = new FrontPlace(FrontPlace.Top, i % 3);
            await DoneAsync(room, desk => state.Draft.Length == 0 ? desk.PutAsync(state.DraftNumber, "story-0", at, Sam, Ct) : desk.RemoveAsync(state.DraftNumber, FrontPlan.Parse(state.Draft).Slots[0].ArticleId, Sam, Ct));
            await LaunchAsync(room, state.DraftNumber + 1);
        }

        for (var i = 0; i < FrontLaunch.KeptMost; i++)
            await UndoAsync(room);
        await using var db = room.NewDb();
        Assert.False(await db.FrontLaunches.AnyAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_banner_stands_until_its_end_and_leads_to_a_story_only_while_readers_can_open_it(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var ids = await PublishAsync(room, 2);
        Task<FrontResult> ShowAsync(BannerText banner) => room.WithAsync<BannerDesk, FrontResult>(desk => desk.ShowAsync(banner, Sam, Ct));
        var mark = BannerDesk.MarkOf(null);

        var refused = await ShowAsync(new BannerText { Story = "nowhere", Opened = mark });
        Assert.Equal(["Text", "Story", "Until"], refused.Problems.Select(problem => problem.Field));
        Assert.True((await ShowAsync(new BannerText { Text = " The bridge\nis closed ", Story = "story-0", Until = "18:00", Opened = mark })).IsDone);
        Assert.Equal(new FrontBanner("The bridge is closed", ids[0], "story-0"), await BannerAsync(room));
        Assert.True((await ShowAsync(new BannerText { Text = "Another", Until = "18:00", Opened = mark })).IsStale);

        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(ids[0], new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));
        Assert.Equal(new FrontBanner("The bridge is closed", ids[0], null), await BannerAsync(room));
        room.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        Assert.Null(await BannerAsync(room));

        var up = await room.WithAsync<NewsDb, string>(async db => BannerDesk.MarkOf(await db.FrontStates.AsNoTracking().SingleAsync(Ct)));
        Assert.Contains("another banner", Problem(await room.WithAsync<BannerDesk, FrontResult>(desk => desk.EndAsync(BannerDesk.MarkOf(null), Sam, Ct))), StringComparison.Ordinal);
        Assert.True((await room.WithAsync<BannerDesk, FrontResult>(desk => desk.EndAsync(up, Sam, Ct))).IsDone);
        Assert.Contains("no banner", Problem(await room.WithAsync<BannerDesk, FrontResult>(desk => desk.EndAsync(up, Sam, Ct))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_may_do_none_of_it()
    {
        await using var room = await DeskRoom.OpenAsync();
        var writer = new Actor(7, "Jo", Role.Writer, null);
        foreach (var verb in new Func<FrontDesk, FrontLaunching, BannerDesk, Task<FrontResult>>[]
        {
            (desk, _, _) => desk.PutAsync(0, "x", FrontPlace.Lead, writer, Ct), (desk, _, _) => desk.MoveAsync(0, 1, FrontPlace.Lead, writer, Ct), (desk, _, _) => desk.RemoveAsync(0, 1, writer, Ct),
            (desk, _, _) => desk.PinAsync(0, 1, "", writer, Ct), (desk, _, _) => desk.DiscardAsync(0, writer, Ct), (_, launching, _) => launching.LaunchAsync(0, writer, Ct),
            (_, launching, _) => launching.UndoAsync(0, writer, Ct), (_, launching, _) => launching.ScheduleAsync(0, "18:00", writer, Ct), (_, launching, _) => launching.UnscheduleAsync(writer, Ct),
            (_, _, banner) => banner.ShowAsync(new BannerText(), writer, Ct), (_, _, banner) => banner.EndAsync("", writer, Ct),
        })
        {
            await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<FrontDesk, FrontResult>(desk =>
                room.WithAsync<FrontLaunching, FrontResult>(launching => room.WithAsync<BannerDesk, FrontResult>(banner => verb(desk, launching, banner)))));
        }
    }

    [Theory]
    [InlineData("18:00", "2026-11-23T18:00:00Z")]
    [InlineData(" 9:05 ", "2026-11-24T09:05:00Z")]
    [InlineData("12:00", "2026-11-24T12:00:00Z")]
    [InlineData("2026-12-01T06:00", "2026-12-01T06:00:00Z")]
    public void A_time_means_the_next_one(string typed, string at)
    {
        var now = new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

        Assert.Null(FrontTime.Read(typed, TimeZoneInfo.Utc, now, "Until", out var read));
        Assert.Equal(at, $"{read:yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }

    private static async Task<long[]> PublishAsync(DeskRoom room, int count)
    {
        var ids = new long[count];
        for (var i = 0; i < count; i++)
            ids[i] = await room.PublishAsync($"Story {i}");
        return ids;
    }

    private static async Task<List<long>> ReadersAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        var now = room.Clock.GetUtcNow().UtcDateTime;
        var live = await db.LiveFrontAsync(now, Ct);
        return [.. (await db.FrontSheetAsync(live.Plan, (await db.NavigationAsync(Ct)).Sections, now, Ct)).Order.Cells.Select(cell => cell.ArticleId)];
    }

    private static async Task<FrontBanner?> BannerAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return (await db.LiveFrontAsync(room.Clock.GetUtcNow().UtcDateTime, Ct)).Banner;
    }

    private static async Task<FrontState> StateAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return await db.FrontStates.AsNoTracking().SingleOrDefaultAsync(Ct) ?? new FrontState();
    }

    private static async Task DoneAsync(DeskRoom room, Func<FrontDesk, Task<FrontResult>> step) => Assert.Empty((await room.WithAsync(step)).Problems);

    private static async Task LaunchAsync(DeskRoom room, long opened) =>
        Assert.Empty((await room.WithAsync<FrontLaunching, FrontResult>(launching => launching.LaunchAsync(opened, Sam, Ct))).Problems);

    private static async Task UndoAsync(DeskRoom room) => Assert.Empty((await room.WithAsync<FrontLaunching, FrontResult>(async launching =>
        await launching.UndoAsync((await launching.LastAsync(Ct))!.Id, Sam, Ct))).Problems);

    private static Task<bool> DueAsync(DeskRoom room) => room.WithAsync<FrontLaunching, bool>(launching => launching.LaunchDueAsync(Ct));

    private static string Problem(FrontResult result) => Assert.Single(result.Problems).Text;
}
