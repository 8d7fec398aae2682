using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class ReviewDeskTests
{
    private static readonly DraftText Later = new() { Headline = "Harbour opens", Body = "Another body." };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_approval_is_of_one_text_and_changes_no_state(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.InReview);

        Assert.Empty(await room.DoAsync(Verb.Approve, id, DeskRoom.Editor));

        var story = await StoryAsync(room);
        Assert.Equal((ArticleState.InReview, true, (int?)1, DeskRoom.Editor.Name, (DateTime?)room.Clock.GetUtcNow().UtcDateTime), (story.State, story.IsApproved, story.ApprovedNumber, story.ApprovedBy, story.ApprovedAt));
        Assert.Equal("an editor has approved this version already.", Assert.Single(await room.DoAsync(Verb.Approve, id)).Text);
        await using var db = room.NewDb();
        var (milestones, _) = await db.MilestonesAsync(id, null, Ct);
        Assert.Equal([Verb.Approve, Verb.Submit], Assert.Single(milestones).Events.Select(done => done.Verb));
    }

    [Theory, EachDatabase]
    public async Task A_later_save_ends_the_approval_and_the_new_text_can_be_approved(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.InReview);
        Assert.Empty(await room.DoAsync(Verb.Approve, id));

        // The same text again is no change.
        await room.SaveAsync(id, 1, new DraftText { Headline = "Harbour opens", Body = "A body.", Slug = "harbour-opens" });
        Assert.True((await StoryAsync(room)).IsApproved);

        Assert.Equal(2, (await room.SaveAsync(id, 1, Later))!.Number);
        Assert.False((await StoryAsync(room)).IsApproved);
        Assert.False(Assert.Single(await ListAsync(room)).IsApproved);

        Assert.Empty(await room.DoAsync(Verb.Approve, id));
        Assert.True(Assert.Single(await ListAsync(room)).IsApproved);
    }

    [Theory, EachDatabase]
    public async Task A_text_that_saved_itself_ends_the_approval_too(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.InReview);
        Assert.Empty(await room.DoAsync(Verb.Approve, id));

        await room.WithAsync<Autosaving, SaveResult?>(autosaving => autosaving.SaveAsync(id, 1, null, Later, DeskRoom.Admin, Ct));

        Assert.False((await StoryAsync(room)).IsApproved);
    }

    [Theory, EachDatabase]
    public async Task An_approved_story_goes_out_at_once_or_at_its_time(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var (first, second) = (await room.StoryAsync(ArticleState.InReview), await room.StoryAsync(ArticleState.InReview));
        Assert.Empty(await room.DoAsync(Verb.Approve, first));
        Assert.Empty(await room.DoAsync(Verb.Approve, second));

        Assert.Empty(await room.DoAsync(Verb.Publish, first));
        Assert.Empty(await room.DoAsync(Verb.Schedule, second));
        room.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await room.PublishDueAsync());

        Assert.All(await ListAsync(room), story => Assert.Equal((ArticleState.Published, false), (story.State, story.IsApproved)));
    }

    [Fact]
    public async Task The_newer_draft_of_a_live_story_can_be_approved()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.Published);
        await room.SaveAsync(id, 1, Later);

        Assert.Empty(await room.DoAsync(Verb.Approve, id));

        Assert.True(Assert.Single(await ListAsync(room)).IsApproved);
        Assert.Equal(1, (await StoryAsync(room)).LiveNumber);
    }

    [Fact]
    public async Task A_text_that_the_editor_did_not_see_is_not_approved()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.InReview);
        await room.SaveAsync(id, 1, Later);

        var problems = await room.ReviewAsync(review => review.ApproveAsync(id, 1, DeskRoom.Editor, Ct));

        Assert.Contains("newer text", Assert.Single(problems!).Text, StringComparison.Ordinal);
        Assert.False((await StoryAsync(room)).IsApproved);
    }

    [Theory, EachDatabase]
    public async Task What_an_editor_asks_for_is_kept_and_shown_with_the_draft(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.InReview);
        Assert.Empty(await room.DoAsync(Verb.Approve, id));
        foreach (var (note, count) in new[] { ("Who says so?", 1), ("Better.\r\nAnd when?", 2) })
        {
            Assert.Empty((await room.ReviewAsync(review => review.SendBackAsync(id, note, DeskRoom.Editor, Ct)))!);
            Assert.Equal((note.ReplaceLineEndings("\n"), "an editor"), (Assert.Single(await ListAsync(room)).Note, Assert.Single(await ListAsync(room)).NoteBy));
            Assert.Null((await StoryAsync(room)).ApprovedNumber);
            Assert.Empty(await room.DoAsync(Verb.Submit, id));
            Assert.Null(Assert.Single(await ListAsync(room)).Note);
            await using var db = room.NewDb();
            Assert.Equal(count, await db.ReviewNotes.CountAsync(n => n.ArticleId == id && n.RevisionNumber == 1, Ct));
        }

        // A draft again, but nobody waits for its writer.
        Assert.Empty(await room.DoAsync(Verb.Schedule, id));
        Assert.Empty(await room.DoAsync(Verb.Unschedule, id));
        Assert.Null(Assert.Single(await ListAsync(room)).Note);
    }

    [Theory]
    [InlineData(" ", "Tell the writer")]
    [InlineData("long", "longer than 2,000 characters")]
    public async Task A_story_goes_back_with_a_note_only(string note, string problem)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(ArticleState.InReview);

        var problems = await room.ReviewAsync(review => review.SendBackAsync(id, note == "long" ? new string('a', ReviewNote.TextMaxLength + 1) : note, DeskRoom.Editor, Ct));

        Assert.Equal("Text", Assert.Single(problems!).Field);
        Assert.Contains(problem, problems![0].Text, StringComparison.Ordinal);
        Assert.Equal(ArticleState.InReview, (await StoryAsync(room)).State);
    }

    private static async Task<Article> StoryAsync(DeskRoom room)
    {
        await using var db = room.NewDb();
        return await db.Articles.AsNoTracking().SingleAsync(Ct);
    }

    private static Task<IReadOnlyList<StoryRow>> ListAsync(DeskRoom room) =>
        room.WithAsync<DeskStories, IReadOnlyList<StoryRow>>(stories => stories.ListAsync(new StoryFilter(), null, 10, DeskRoom.Admin, Ct));
}
