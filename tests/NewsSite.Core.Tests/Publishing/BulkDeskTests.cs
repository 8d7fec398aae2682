using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>One thing done to many stories: what readers see of it, what stays as it was and why, and the way back.</summary>
public sealed class BulkDeskTests
{
    private static readonly Actor Writer = new(7, "Jo", Role.Writer, null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Tags_go_on_drafts_and_on_what_readers_see(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var live = await room.PublishAsync("Live", "Ferries");
        var draft = await room.StoryAsync(ArticleState.Draft);

        var result = await TagAsync(room, [draft, live], "Harbours, ferries");

        Assert.Equal([live, draft], result.Done.Select(story => story.Id));
        Assert.Empty(result.Left);
        Assert.Equal(["live"], await room.StoriesAsync("Harbours"));
        Assert.Equal(["Ferries", "Harbours"], await TagsAsync(room, live));
        Assert.Equal(["Harbours", "Ferries"], await TagsAsync(room, draft));
        await using var db = room.NewDb();
        Assert.Equal(
            [(live, "revision 2, Harbours, Ferries"), (draft, "revision 2, Harbours, Ferries")],
            (await db.AuditEntries.Where(e => e.Verb == Verb.TagStory).OrderBy(e => e.SubjectId).ToListAsync(Ct)).Select(e => (e.SubjectId, e.Details)));
        Assert.Equal((2, ArticleState.Published), await db.Articles.Where(a => a.Id == live).Select(a => new ValueTuple<int, ArticleState>(a.LiveNumber!.Value, a.State)).SingleAsync(Ct));
        await AssertWholeAsync(room);
    }

    [Theory, EachDatabase]
    public async Task A_newer_draft_and_the_live_text_both_get_the_tag_and_neither_gets_the_others_words(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Live", "Ferries");
        await room.SaveAsync(id, 1, new DraftText { Headline = "Newer", Body = "Newer.", Slug = "live", Tags = ["Ferries"] });

        var result = await TagAsync(room, [id], "Harbours");

        Assert.Single(result.Done);
        await using (var db = room.NewDb())
        {
            var article = await db.Articles.SingleAsync(Ct);
            Assert.Equal((3, 4, "Newer"), (article.LiveNumber, article.LatestNumber, article.LatestHeadline));
            Assert.Equal(["A body.", "Newer."], await db.Revisions.Where(r => r.Number > 2).OrderBy(r => r.Number).Select(r => r.Body).ToListAsync(Ct));
        }

        var undone = await UndoAsync(room, result);

        Assert.Single(undone.Done);
        await using var after = room.NewDb();
        var back = await after.Articles.SingleAsync(Ct);
        Assert.Equal((1, 5, "Newer"), (back.LiveNumber, back.LatestNumber, back.LatestHeadline));
        Assert.Equal(["Ferries"], await TagsAsync(room, id));
        Assert.Empty(await room.StoriesAsync("Harbours"));
        await AssertWholeAsync(room);
    }

    [Theory, EachDatabase]
    public async Task Taking_off_and_moving_are_undone_as_well(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("Live", "Ferries", "Harbours");
        var section = await SectionAsync(room, "World");

        var untagged = await room.WithAsync<BulkDesk, BulkResult>(desk => desk.UntagAsync([id], "Ferries", DeskRoom.Admin, Ct));
        Assert.Empty(await room.StoriesAsync("Ferries"));
        await UndoAsync(room, untagged);
        Assert.Equal(["live"], await room.StoriesAsync("Ferries"));
        Assert.Equal(["Ferries", "Harbours"], await TagsAsync(room, id));

        var moved = await room.WithAsync<BulkDesk, BulkResult>(desk => desk.MoveAsync([id], section, DeskRoom.Admin, Ct));
        await using (var db = room.NewDb())
            Assert.Equal((section, section), await db.Articles.Select(a => new ValueTuple<long, long>(a.SectionId!.Value, a.LatestSectionId!.Value)).SingleAsync(Ct));
        await UndoAsync(room, moved);
        await using (var db = room.NewDb())
            Assert.Null(await db.Articles.Select(a => a.SectionId).SingleAsync(Ct));
        await AssertWholeAsync(room);
    }

    [Theory, EachDatabase]
    public async Task Withdrawn_stories_are_published_again_with_the_text_and_the_schedule_that_they_had(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (first, second, draft) = (await room.PublishAsync("First", "Ferries"), await room.PublishAsync("Second"), await room.StoryAsync(ArticleState.Draft));
        await room.SaveAsync(second, 1, new DraftText { Headline = "Second, newer", Body = "Newer.", Slug = "second" });
        var at = room.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.ScheduleAsync(second, 2, at, true, DeskRoom.Admin, Ct)))!);
        Assert.Empty((await room.PlanAsync(first, at, new WithdrawalText(WithdrawalKind.Notice, "It was for the day.")))!);
        var published = await PublishedAsync(room);

        var result = await room.WithAsync<BulkDesk, BulkResult>(desk => desk.WithdrawAsync([first, second, draft], new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Editor, Ct));

        Assert.Equal([first, second], result.Done.Select(story => story.Id));
        Assert.Equal("It is not published.", Assert.Single(result.Left).Why);
        Assert.Empty(await PublishedAsync(room));
        Assert.Empty(await room.StoriesAsync("Ferries"));

        var undone = await UndoAsync(room, result);

        Assert.Equal(2, undone.Done.Count());
        Assert.Equal(published, await PublishedAsync(room));
        Assert.Equal(["first"], await room.StoriesAsync("Ferries"));
        await using var db = room.NewDb();
        Assert.Equal((1, 2, at), await db.Articles.Where(a => a.Id == second).Select(a => new ValueTuple<int, int, DateTime>(a.LiveNumber!.Value, a.ScheduledNumber!.Value, a.ScheduledFor!.Value)).SingleAsync(Ct));
        Assert.Equal((at, "It was for the day."), await db.Articles.Where(a => a.Id == first).Select(a => new ValueTuple<DateTime, string>(a.WithdrawalDueAt!.Value, a.WithdrawalNotice!)).SingleAsync(Ct));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Verb == Verb.Withdraw, Ct));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Verb == Verb.UndoStory, Ct));
        await AssertWholeAsync(room);
    }

    [Fact]
    public async Task What_is_scheduled_goes_out_with_the_tag()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Scheduled);

        await TagAsync(room, [id], "Harbours");
        room.Clock.Advance(TimeSpan.FromHours(2));
        await room.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct));

        Assert.Equal(["harbour-opens"], await room.StoriesAsync("Harbours"));
    }

    [Fact]
    public async Task A_story_whose_scheduled_version_is_not_its_newest_stays_as_it_is()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Scheduled);
        await room.SaveAsync(id, 1, new DraftText { Headline = "Newer", Body = "Newer." });

        var result = await TagAsync(room, [id], "Harbours");

        Assert.Contains("scheduled", Assert.Single(result.Left).Why, StringComparison.Ordinal);
        Assert.Null(result.Undo);
    }

    [Fact]
    public async Task Nothing_is_undone_that_somebody_has_changed_since()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (first, second) = (await room.PublishAsync("First"), await room.PublishAsync("Second"));
        var result = await TagAsync(room, [first, second], "Harbours");
        await room.SaveAsync(second, 2, new DraftText { Headline = "Somebody else's", Body = "Words.", Tags = ["Harbours"] });

        var undone = await UndoAsync(room, result);

        Assert.Equal(first, Assert.Single(undone.Done).Id);
        Assert.Contains("changed since", Assert.Single(undone.Left).Why, StringComparison.Ordinal);
        Assert.Equal(["second"], await room.StoriesAsync("Harbours"));
        Assert.Contains("changed since", (await UndoAsync(room, result)).Left.First().Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_changes_own_stories_only_and_nothing_that_readers_see()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.HireAsync(Writer);
        var others = await room.StoryAsync(ArticleState.Draft);
        var own = (await room.WriteAsync(new DraftText { Headline = "Mine", Body = "A body.", Tags = ["Ferries"] }, Writer)).ArticleId!.Value;
        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(own, 1, false, DeskRoom.Admin, Ct)))!);
        await room.TagAsync("Ferries");

        var result = await TagAsync(room, [own, others, 999], "Ferries, Harbours", Writer);

        Assert.Equal(own, Assert.Single(result.Done).Id);
        Assert.All(result.Left, story => Assert.Equal(("", "It is not there any more."), (story.Headline, story.Why)));
        Assert.Equal(2, result.Left.Count());
        await using var db = room.NewDb();
        Assert.Equal((1, 2), await db.Articles.Where(a => a.Id == own).Select(a => new ValueTuple<int, int>(a.LiveNumber!.Value, a.LatestNumber)).SingleAsync(Ct));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<BulkDesk, BulkResult>(desk => desk.WithdrawAsync([own], new WithdrawalText(WithdrawalKind.Gone), Writer, Ct)));
    }

    [Fact]
    public async Task A_story_that_stands_in_the_way_late_leaves_the_others_done()
    {
        await using var room = await DeskRoom.OpenAsync();
        var full = (await room.WriteAsync(new DraftText { Headline = "Full", Body = "A body.", Tags = [.. Enumerable.Range(0, DraftText.TagsMost).Select(i => $"Tag {i}")] })).ArticleId!.Value;
        var other = await room.PublishAsync("Other");

        var result = await TagAsync(room, [full, other], "Harbours");

        Assert.Equal(other, Assert.Single(result.Done).Id);
        Assert.Contains("at most", Assert.Single(result.Left).Why, StringComparison.Ordinal);
        Assert.Equal(["other"], await room.StoriesAsync("Harbours"));
        await AssertWholeAsync(room);
    }

    [Fact]
    public async Task Nothing_of_a_story_goes_out_before_its_embargo_or_from_the_trash()
    {
        await using var room = await DeskRoom.OpenAsync();
        var (live, trashed) = (await room.PublishAsync("Live"), await room.StoryAsync(ArticleState.Draft));
        Assert.Empty(await room.DoAsync(Verb.Embargo, live));
        Assert.Empty(await room.DoAsync(Verb.TrashArticle, trashed));

        var result = await TagAsync(room, [live, trashed], "Harbours");

        Assert.Empty(result.Done);
        Assert.Equal(["Embargoed", "This story is in the trash"], result.Left.Select(story => story.Why![..(story.Why!.StartsWith("Embargoed", StringComparison.Ordinal) ? 9 : 26)]));
    }

    [Fact]
    public async Task What_is_so_already_is_told_and_leaves_no_version()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.PublishAsync("Live", "Ferries");

        var result = await TagAsync(room, [id], "Ferries");

        Assert.Equal("It is so already.", Assert.Single(result.Left).Why);
        await using var db = room.NewDb();
        Assert.Equal(1, await db.Revisions.CountAsync(Ct));
    }

    [Fact]
    public async Task What_was_typed_wrong_is_said_before_anything_is_done()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.PublishAsync("Live", "Ferries");

        Assert.Equal("Tags", Assert.Single((await TagAsync(room, [id], " , ")).Problems).Field);
        Assert.Equal("There is no tag “Nobody”.", Assert.Single((await room.WithAsync<BulkDesk, BulkResult>(desk => desk.UntagAsync([id], "Nobody", DeskRoom.Admin, Ct))).Problems).Text);
        Assert.Equal("Section", Assert.Single((await room.WithAsync<BulkDesk, BulkResult>(desk => desk.MoveAsync([id], 99, DeskRoom.Admin, Ct))).Problems).Field);
        Assert.Single((await room.WithAsync<BulkDesk, BulkResult>(desk => desk.WithdrawAsync([id], new WithdrawalText(WithdrawalKind.Notice), DeskRoom.Admin, Ct))).Problems);
        Assert.Single((await TagAsync(room, [], "Ferries")).Problems);
        Assert.Single((await TagAsync(room, [.. Enumerable.Range(1, BulkDesk.Most + 1).Select(i => (long)i)], "Ferries")).Problems);
    }

    private static Task<BulkResult> TagAsync(DeskRoom room, IReadOnlyCollection<long> ids, string tags, Actor? actor = null) =>
        room.WithAsync<BulkDesk, BulkResult>(desk => desk.TagAsync(ids, tags, actor ?? DeskRoom.Admin, Ct));

    private static Task<BulkResult> UndoAsync(DeskRoom room, BulkResult result) =>
        room.WithAsync<BulkDesk, BulkResult>(desk => desk.UndoAsync(result.Undo!, DeskRoom.Admin, Ct));

    private static async Task<IReadOnlyList<string>> TagsAsync(DeskRoom room, long id)
    {
        await using var db = room.NewDb();
        var article = await db.Articles.SingleAsync(a => a.Id == id, Ct);
        return [.. DraftText.TagsOf((await db.WholeTextAsync(id, article.LatestNumber, Ct))!).Select(tag => tag.Name)];
    }

    private static async Task<long> SectionAsync(DeskRoom room, string name)
    {
        Assert.Empty(await room.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync(name, "", DeskRoom.Admin, Ct)));
        await using var db = room.NewDb();
        return await db.Sections.Where(s => s.Name == name).Select(s => s.Id).SingleAsync(Ct);
    }

    // What readers see of each story and since when.
    private static async Task<IReadOnlyList<(long, int?, DateTime?, DateTime?)>> PublishedAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        var articles = await db.Articles.Where(a => a.State == ArticleState.Published).OrderBy(a => a.Id).ToListAsync(Ct);
        return [.. articles.Select(a => (a.Id, a.LiveNumber, a.PublishedAt, a.UpdatedAt))];
    }

    private static async Task AssertWholeAsync(DeskRoom room) => Assert.Empty(await room.WithAsync<StoreCheck, List<StoreFinding>>(async check => await check.RunAsync(Ct).ToListAsync(Ct)));
}
