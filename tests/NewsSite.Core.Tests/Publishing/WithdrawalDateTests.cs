using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>A story goes at the date that was set for it: once, whoever looks, and late rather than never.</summary>
public sealed class WithdrawalDateTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_story_is_withdrawn_at_its_time_and_not_before(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Published);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, id));
        Assert.Empty(await room.FindingsAsync());

        room.Clock.Advance((2 * Hour) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await room.WithdrawDueAsync());
        Assert.Equal(1, await room.FoundAsync("harbour"));

        room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 0), (await room.WithdrawDueAsync(), await room.WithdrawDueAsync()));

        var story = await StoryAsync(room);
        Assert.Equal(
            (ArticleState.Withdrawn, (DateTime?)room.Clock.GetUtcNow().UtcDateTime, (DateTime?)null, WithdrawalKind.Notice, "It was for the day.", (int?)null),
            (story.State, story.WithdrawnAt, story.WithdrawalDueAt, story.Withdrawal, story.WithdrawalNotice, story.LiveNumber));
        Assert.Equal(0, await room.FoundAsync("harbour"));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task What_fell_due_while_nobody_looked_goes_at_the_next_look_and_the_audit_says_how_late(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Published);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, id));
        room.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await room.WithdrawDueAsync());

        await using var db = room.NewDb();
        var entry = await db.AuditEntries.SingleAsync(e => e.Verb == Verb.Withdraw, Ct);
        Assert.Equal(("scheduler", "Notice, planned for 2026-11-23 14:00:00Z, 165600.0 s late"), (entry.EditorName, entry.Details));
    }

    [Theory, EachDatabase]
    public async Task Many_nodes_at_once_withdraw_a_story_once(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        for (var i = 0; i < 3; i++)
            Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, await room.StoryAsync(ArticleState.Published)));
        room.Clock.Advance(2 * Hour);

        var withdrawn = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.WithdrawDueAsync()));

        await using var db = room.NewDb();
        Assert.Equal((3, 3), (withdrawn.Sum(), await db.AuditEntries.CountAsync(e => e.Verb == Verb.Withdraw, Ct)));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task The_date_stays_when_a_newer_text_goes_out_and_can_be_taken_back(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Published);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, id));
        await room.SaveAsync(id, 1, new DraftText { Headline = "Newer", Body = "A body." });
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
        Assert.Equal(WithdrawalKind.Notice, (await StoryAsync(room)).Withdrawal);

        Assert.Empty(await room.DoAsync(Verb.CancelWithdrawal, id));
        room.Clock.Advance(3 * Hour);

        Assert.Equal(0, await room.WithdrawDueAsync());
        var story = await StoryAsync(room);
        Assert.Equal((ArticleState.Published, (WithdrawalKind?)null, (string?)null), (story.State, story.Withdrawal, story.WithdrawalNotice));
    }

    [Fact]
    public async Task A_withdrawal_by_hand_settles_the_date()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Published);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, id));
        Assert.Empty(await room.DoAsync(Verb.Withdraw, id));

        room.Clock.Advance(3 * Hour);

        Assert.Equal(0, await room.WithdrawDueAsync());
        var story = await StoryAsync(room);
        Assert.Equal((WithdrawalKind.Gone, (DateTime?)null, (string?)null), (story.Withdrawal, story.WithdrawalDueAt, story.WithdrawalNotice));
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
    }

    [Theory, EachDatabase]
    public async Task A_story_that_was_to_be_gone_by_now_does_not_go_out_any_more(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Scheduled);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, id));
        room.Clock.Advance(TimeSpan.FromDays(1));

        // Whichever looks first.
        Assert.Equal((0, 0), (await room.WithdrawDueAsync(), await room.PublishDueAsync()));

        await using var db = room.NewDb();
        var story = await StoryAsync(room);
        Assert.Equal((ArticleState.Draft, (DateTime?)null, (DateTime?)null, (WithdrawalKind?)null), (story.State, story.ScheduledFor, story.WithdrawalDueAt, story.Withdrawal));
        Assert.Contains("to be withdrawn on Monday 23 November 2026, 14:00 UTC", (await db.NotPublishedAsync(id, Ct))!.Why, StringComparison.Ordinal);
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task Neither_does_it_when_the_publisher_looks_first(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var live = await room.StoryAsync(ArticleState.Published);
        await room.SaveAsync(live, 1, new DraftText { Headline = "Newer", Body = "A body." });
        Assert.Empty(await room.DoAsync(Verb.Schedule, live));
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, live));
        room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0, 1), (await room.PublishDueAsync(), await room.WithdrawDueAsync()));

        Assert.Equal(ArticleState.Withdrawn, (await StoryAsync(room)).State);
        await using var db = room.NewDb();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_story_goes_also_when_the_page_in_its_place_went_first(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Old");
        var other = await room.PublishAsync("New");
        Assert.Empty((await room.PlanAsync(id, (room.Clock.GetUtcNow() + Hour).UtcDateTime, new WithdrawalText(WithdrawalKind.Redirect, Target: "/articles/new")))!);
        Assert.Empty(await room.DoAsync(Verb.Withdraw, other));
        room.Clock.Advance(Hour);

        Assert.Equal(1, await room.WithdrawDueAsync());

        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Ct);
        Assert.Equal((ArticleState.Withdrawn, WithdrawalKind.Gone), (story.State, story.Withdrawal!.Value));
        Assert.Contains("instead of Redirect: Readers see no story", await db.AuditEntries.Where(e => e.Verb == Verb.Withdraw && e.SubjectId == id).Select(e => e.Details).SingleAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_that_fails_stays_due_and_does_not_hold_up_the_others(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var broken = await room.StoryAsync(ArticleState.Published);
        var sound = await room.StoryAsync(ArticleState.Published);
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, broken));
        Assert.Empty(await room.DoAsync(Verb.PlanWithdrawal, sound));
        await using var db = room.NewDb();
        await db.Articles.Where(a => a.Id == broken).ExecuteUpdateAsync(set => set.SetProperty(a => a.Withdrawal, (WithdrawalKind?)null), Ct);
        room.Clock.Advance(2 * Hour);

        Assert.Equal((1, 0), (await room.WithdrawDueAsync(), await room.WithdrawDueAsync()));

        Assert.Equal([ArticleState.Published, ArticleState.Withdrawn], await db.Articles.OrderBy(a => a.Id).Select(a => a.State).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_date_lies_ahead_and_after_the_publication()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Scheduled);
        var now = room.Clock.GetUtcNow().UtcDateTime;
        var gone = new WithdrawalText(WithdrawalKind.Gone);

        foreach (var (at, words) in new[] { (now, "has passed"), (now + Hour, "goes out on Monday 23 November 2026, 13:00 UTC") })
        {
            var problem = Assert.Single((await room.PlanAsync(id, at, gone))!);
            Assert.Equal("WithdrawalDueAt", problem.Field);
            Assert.Contains(words, problem.Text, StringComparison.Ordinal);
        }

        Assert.Equal("Notice", Assert.Single((await room.PlanAsync(id, now + (2 * Hour), new WithdrawalText(WithdrawalKind.Notice)))!).Field);
        Assert.Empty((await room.PlanAsync(id, now + (2 * Hour), gone))!);

        var later = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(id, 1, now + (2 * Hour), false, DeskRoom.Admin, Ct));
        Assert.Contains("to be withdrawn on", Assert.Single(later!).Text, StringComparison.Ordinal);
    }

    private static async Task<Article> StoryAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return await db.Articles.AsNoTracking().SingleAsync(Ct);
    }
}
