using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Importing;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>Until the embargo of a story ends, nothing of it goes out by any way.</summary>
public sealed class EmbargoTests
{
    private const string Barred = "Embargoed until Monday 23 November 2026, 15:00 UTC. Nothing of this story goes out before.";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_bars_publishing_and_earlier_schedules_and_ends_at_its_instant(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));

        Assert.Equal(Barred, Assert.Single(await room.DoAsync(Verb.Publish, id)).Text);
        Assert.Equal(Barred, Assert.Single(await room.DoAsync(Verb.Schedule, id)).Text);
        room.Clock.Advance((3 * Hour) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Barred, Assert.Single(await room.DoAsync(Verb.Publish, id)).Text);
        room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
    }

    [Fact]
    public async Task A_schedule_for_the_instant_at_which_it_ends_goes_out()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));

        var problems = await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(id, 1, (room.Clock.GetUtcNow() + (3 * Hour)).UtcDateTime, false, DeskRoom.Admin, Ct));
        room.Clock.Advance(3 * Hour);

        Assert.Empty(problems!);
        Assert.Equal(1, await room.PublishDueAsync());
    }

    [Theory, EachDatabase]
    public async Task A_schedule_that_was_there_before_does_not_go_out_and_says_why(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Scheduled);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));
        room.Clock.Advance(Hour);

        Assert.Equal(0, await room.PublishDueAsync());

        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Draft, (DateTime?)null, (int?)null), (story.State, story.ScheduledFor, story.LiveNumber));
        Assert.Equal(new NotPublished(room.Clock.GetUtcNow().UtcDateTime, Barred), await db.NotPublishedAsync(id, Ct));
        Assert.Equal(0, await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, Ct));

        room.Clock.Advance(2 * Hour);
        Assert.Equal(0, await room.PublishDueAsync());
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
        Assert.Null(await db.NotPublishedAsync(id, Ct));
    }

    [Theory, EachDatabase]
    public async Task Readers_go_on_seeing_a_live_story_and_nothing_of_its_newer_draft(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Published);
        await room.SaveAsync(id, 1, new DraftText { Headline = "Newer", Body = "A body." });
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));

        Assert.Equal(Barred, Assert.Single(await room.DoAsync(Verb.Publish, id)).Text);

        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Published, (int?)1), (story.State, story.LiveNumber));
        Assert.Equal((1, 0), (await room.FoundAsync("harbour"), await room.FoundAsync("newer")));
        Assert.Empty(await room.DoAsync(Verb.Correct, id));
    }

    [Fact]
    public async Task A_withdrawn_story_does_not_come_back_before()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Withdrawn);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));

        Assert.Equal(Barred, Assert.Single(await room.DoAsync(Verb.Publish, id)).Text);
    }

    [Theory, EachDatabase]
    public async Task An_import_leaves_the_newer_text_a_draft_and_says_why(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await ImportAsync(room, "ten");
        await using var db = room.NewDb();
        var id = await db.Articles.Select(a => a.Id).SingleAsync(Ct);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));

        var report = await ImportAsync(room, "twelve");

        Assert.Contains(report.Messages, message => message.Text.Contains("waits as a draft: Embargoed until Monday 23 November 2026, 15:00 UTC", StringComparison.Ordinal));
        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((1, 2), (story.LiveNumber!.Value, story.LatestNumber));
    }

    [Fact]
    public async Task It_can_be_moved_and_lifted_and_must_lie_ahead()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Draft);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));
        room.Clock.Advance(Hour);
        Assert.Empty(await room.DoAsync(Verb.Embargo, id));
        Assert.Contains("16:00", Assert.Single(await room.DoAsync(Verb.Publish, id)).Text, StringComparison.Ordinal);

        var now = room.Clock.GetUtcNow().UtcDateTime;
        var past = await room.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.SetAsync(id, now, DeskRoom.Editor, Ct));
        Assert.Equal("EmbargoedUntil", Assert.Single(past!).Field);

        Assert.Empty(await room.DoAsync(Verb.LiftEmbargo, id, DeskRoom.Editor));
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
    }

    [Theory]
    [InlineData("Europe/London", "2026-07-01T05:00:00", "Wednesday 1 July 2026, 06:00 Europe/London (05:00 UTC)")]
    [InlineData("Asia/Tokyo", "2026-11-30T20:00:00", "Tuesday 1 December 2026, 05:00 Asia/Tokyo (30 November, 20:00 UTC)")]
    [InlineData("UTC", "2026-11-30T20:00:00", "Monday 30 November 2026, 20:00 UTC")]
    public void Its_time_is_said_on_the_newsrooms_clock_and_in_UTC(string zone, string utc, string words) =>
        Assert.Equal(words, ScheduleTime.Say(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static async Task<SourceReport> ImportAsync(DeskRoom room, string word)
    {
        var file = new SourceFile("wire.txt", "wire.txt")
        {
            Bytes = System.Text.Encoding.UTF8.GetBytes($"Harbour from the wire\n\nTT\n\nHarbour from the wire\n\nA paragraph of it that is long enough to be one.\n\nAnd another paragraph of it, with {word} boats.\n\n\n\n"),
        };
        return Assert.Single(await room.WithAsync<SourceImport, List<SourceReport>>(async import =>
            await import.RunAsync([file], new ImportOptions { Status = ImportStatus.Published }, DeskRoom.Admin, Ct).ToListAsync(Ct)));
    }
}
