using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class ScheduledPublisherTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_story_goes_out_at_its_time_and_not_before(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.StoryAsync(ArticleState.Scheduled);

        room.Clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await room.PublishDueAsync());

        room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 0), (await room.PublishDueAsync(), await room.PublishDueAsync()));

        await using var db = room.NewDb();
        var story = await db.Articles.SingleAsync(Ct);
        Assert.Equal((ArticleState.Published, room.Clock.GetUtcNow().UtcDateTime, (DateTime?)null, (int?)null), (story.State, story.PublishedAt!.Value, story.ScheduledFor, story.ScheduledNumber));
    }

    [Theory, EachDatabase]
    public async Task What_fell_due_while_nobody_looked_goes_out_at_the_next_look(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.StoryAsync(ArticleState.Scheduled);
        await room.StoryAsync(ArticleState.Scheduled);

        room.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(2, await room.PublishDueAsync());
        await using var db = room.NewDb();
        Assert.All(await db.AuditEntries.Where(e => e.Verb == Verb.Publish).Select(e => e.Details).ToListAsync(Ct), details => Assert.EndsWith("169200.0 s late", details, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Many_publishers_at_once_publish_a_story_once(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.StoryAsync(ArticleState.Scheduled);
        room.Clock.Advance(Hour);

        var published = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.PublishDueAsync()));

        await using var db = room.NewDb();
        Assert.Equal((1, 1), (published.Sum(), await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, Ct)));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task An_unscheduled_story_does_not_go_out(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Scheduled);
        Assert.Empty(await room.DoAsync(Verb.Unschedule, id));

        room.Clock.Advance(Hour);

        Assert.Equal(0, await room.PublishDueAsync());
        await using var db = room.NewDb();
        Assert.Equal(ArticleState.Draft, await db.Articles.Select(a => a.State).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_newer_text_of_a_live_story_goes_out_at_its_time(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Old");
        await room.SaveAsync(id, 1, new DraftText { Headline = "New", Body = "A body.", Slug = "old" });
        Assert.Empty(await room.DoAsync(Verb.Schedule, id));
        await using var db = room.NewDb();
        var before = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((ArticleState.Published, (int?)1), (before.State, before.LiveNumber));

        // Saved after the schedule: what goes out is what the editor saw.
        await room.SaveAsync(id, 2, new DraftText { Headline = "Newest", Body = "A body.", Slug = "old" });
        room.Clock.Advance(Hour);
        Assert.Equal(1, await room.PublishDueAsync());

        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((2, room.Clock.GetUtcNow().UtcDateTime, true), (story.LiveNumber, story.UpdatedAt!.Value, story.HasNewerDraft));
        Assert.Equal(1, await room.FoundAsync("new"));
    }

    [Theory, EachDatabase]
    public async Task A_newer_text_counts_as_an_update_only_when_its_editor_said_so(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Old");
        await room.SaveAsync(id, 1, new DraftText { Headline = "New", Body = "A body." });
        var at = (room.Clock.GetUtcNow() + Hour).UtcDateTime;
        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(id, 2, at, tellReaders: false, DeskRoom.Admin, Ct)))!);
        room.Clock.Advance(Hour);

        Assert.Equal(1, await room.PublishDueAsync());

        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((2, (DateTime?)null), (story.LiveNumber!.Value, story.UpdatedAt));
    }

    [Theory, EachDatabase]
    public async Task A_story_that_must_not_go_out_loses_its_schedule_and_the_audit_says_why(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.StoryAsync(ArticleState.Scheduled);
        await using var db = room.NewDb();
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Revisions\" SET \"Body\" = ''", Ct);
        room.Clock.Advance(Hour);

        Assert.Equal(0, await room.PublishDueAsync());

        var story = await db.Articles.SingleAsync(Ct);
        Assert.Equal((ArticleState.Draft, (DateTime?)null, (int?)null), (story.State, story.ScheduledFor, story.ScheduledNumber));
        var entry = await db.AuditEntries.OrderBy(e => e.Id).LastAsync(Ct);
        Assert.Equal((Verb.Unschedule, "scheduler"), (entry.Verb, entry.EditorName));
        Assert.Contains("needs a body", entry.Details, StringComparison.Ordinal);
        Assert.Equal(0, await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, Ct));
    }

    [Theory, EachDatabase]
    public async Task One_that_fails_stays_due_and_does_not_hold_up_the_others(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var broken = await room.StoryAsync(ArticleState.Scheduled);
        await room.StoryAsync(ArticleState.Scheduled);
        await using var db = room.NewDb();
        await db.Articles.Where(a => a.Id == broken).ExecuteUpdateAsync(set => set.SetProperty(a => a.ScheduledNumber, 9), Ct);
        room.Clock.Advance(Hour);

        Assert.Equal((1, 0), (await room.PublishDueAsync(), await room.PublishDueAsync()));

        Assert.Equal([ArticleState.Scheduled, ArticleState.Published], await db.Articles.OrderBy(a => a.Id).Select(a => a.State).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Stories_with_one_new_byline_that_fall_due_at_once_on_two_nodes_all_go_out(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        foreach (var headline in new[] { "One", "Two", "Three" })
            Assert.Empty(await room.DoAsync(Verb.Schedule, (await room.WriteAsync(new DraftText { Headline = headline, Body = "A body.", Byline = "Jane Doe" })).ArticleId!.Value));
        room.Clock.Advance(Hour);

        var published = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.PublishDueAsync()));

        await using var db = room.NewDb();
        Assert.Equal((3, 3, 1), (published.Sum(), await db.AuditEntries.CountAsync(e => e.Verb == Verb.Publish, Ct), await db.Authors.CountAsync(Ct)));
    }
}
