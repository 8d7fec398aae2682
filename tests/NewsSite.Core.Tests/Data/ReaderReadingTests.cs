using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>What readers' pages read beside their lists, on each database.</summary>
public sealed class ReaderReadingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_archive_counts_its_days_and_finds_what_is_next_to_them(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One");
        room.Clock.Advance(TimeSpan.FromDays(3));
        await room.PublishAsync("Two");
        await room.PublishAsync("Three");
        var day = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

        await using var db = room.NewDb();
        Assert.Equal([0, 1, 0, 0, 2], await db.CountsAsync([.. Enumerable.Range(-1, 6).Select(n => day.AddDays(n))], 2, Ct));
        Assert.Equal([0, 1, 0, 0, 1], await db.CountsAsync([.. Enumerable.Range(-1, 6).Select(n => day.AddDays(n))], 0, Ct));
        var (before, after) = await db.NeighboursAsync(day.AddDays(1), day.AddDays(2), Ct);
        Assert.Equal((day.AddHours(12).AddMinutes(1), day.AddDays(3).AddHours(12).AddMinutes(2)), (before, after));
        Assert.Equal((null, null), await db.NeighboursAsync(day, day.AddDays(4), Ct));
        Assert.Equal((day.AddHours(12).AddMinutes(1), day.AddDays(3).AddHours(12).AddMinutes(3)), await db.EndsAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task An_empty_archive_has_no_ends_and_counts_nothing(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await using var db = room.NewDb();

        Assert.Null(await db.EndsAsync(Ct));
        Assert.Equal([0], await db.CountsAsync([DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(1)], 2, Ct));
    }

    [Theory, EachDatabase]
    public async Task Related_stories_share_rare_topics_and_the_first_topic_goes_on_both_ways(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("Elsewhere", "Weather");
        var earlier = await room.PublishAsync("Earlier", "Common");
        var rare = await room.PublishAsync("Rare", "Rare");
        await room.PublishAsync("Common before", "Common");
        var id = await room.PublishAsync("The story", "Common", "Rare");
        await room.PublishAsync("Common after", "Common");
        var later = await room.PublishAsync("Later", "Common");

        await using var db = room.NewDb();
        var story = await db.Articles.Published().Where(a => a.Id == id).AsStories().SingleAsync(Ct);
        var notes = await db.NotesOfAsync(id, story.LiveNumber, Ct);
        var related = RelatedStories.Of(story, notes.Tags, await db.TagListings.Around(story, notes.Tags.Select(tag => tag.Id)).ToListAsync(Ct));

        Assert.Equal(["Common", "Rare"], notes.Tags.Select(tag => tag.Name));
        Assert.Equal(("Common", "Common before", "Common after"), (related.Topic!.Name, related.Previous!.Headline, related.Next!.Headline));
        Assert.Equal([rare, later, earlier], related.Stories.Select(other => other.Id));
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_story_is_related_to_none(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var gone = await room.PublishAsync("Gone", "Ports");
        var id = await room.PublishAsync("The story", "Ports");
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(gone, new WithdrawalText(WithdrawalKind.Gone), DeskRoom.Admin, Ct));

        await using var db = room.NewDb();
        var story = await db.Articles.Published().Where(a => a.Id == id).AsStories().SingleAsync(Ct);
        var notes = await db.NotesOfAsync(id, story.LiveNumber, Ct);
        Assert.Empty(await db.TagListings.Around(story, notes.Tags.Select(tag => tag.Id)).ToListAsync(Ct));
        Assert.Equal(["The story"], (await db.InsteadOfAsync("/articles/gone", Ct)).Newest.Select(line => line.Headline));
    }

    [Theory, EachDatabase]
    public async Task A_topic_knows_its_span_and_the_topics_beside_it(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Ports", "Fisheries");
        await room.PublishAsync("Two", "Ports", "Ferries");
        await room.PublishAsync("Three", "Ports", "Ferries");
        await room.PublishAsync("Four", "Weather");
        var start = new DateTime(2026, 11, 23, 12, 1, 0, DateTimeKind.Utc);

        await using var db = room.NewDb();
        var topic = await db.Tags.Public().Where(t => t.Name == "Ports").AsTopics(db.TagListings).SingleAsync(Ct);
        Assert.Equal((3, start, start.AddMinutes(2)), (topic.Stories, topic.First, topic.Newest));
        Assert.Equal(["Ferries", "Fisheries"], await db.Tags.Beside(db.TagListings, topic.Id, 8).Select(t => t.Name).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Corrections_are_found_by_span_and_by_author(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var saved = await room.WriteAsync(new DraftText { Headline = "By Jo", Body = "Text.", Byline = "Jo Writer" });
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(saved.ArticleId!.Value, 1, false, DeskRoom.Admin, Ct));
        var other = await room.PublishAsync("By nobody");
        foreach (var id in new[] { saved.ArticleId!.Value, other })
            Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.CorrectAsync(id, "Wrong.", "Right.", DeskRoom.Admin, Ct)))!);

        await using var db = room.NewDb();
        var author = await db.Authors.Select(a => a.Id).SingleAsync(Ct);
        Assert.Equal(["By Jo"], await db.Corrections.ToWorkOf(db.AuthorListings, author).NewestFirst().Entries().Select(e => e.Headline).ToListAsync(Ct));
        Assert.Equal(2, (await db.Corrections.Ends().ToListAsync(Ct)).Count);
        Assert.Empty(await db.Corrections.Between(DateTime.UnixEpoch, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Where_nothing_answers_the_way_on_and_the_newest_headlines_are_told(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("First name");
        await room.SaveAsync(id, 1, new DraftText { Headline = "Second name", Slug = "second", Body = "Text." });
        await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(id, 2, true, DeskRoom.Admin, Ct));

        await using var db = room.NewDb();
        var (moved, newest) = await db.InsteadOfAsync("/articles/first-name", Ct);
        Assert.Equal("/articles/second", moved);
        Assert.Equal(["Second name"], newest.Select(line => line.Headline));
        Assert.Null((await db.InsteadOfAsync(null, Ct)).MovedTo);
    }
}
