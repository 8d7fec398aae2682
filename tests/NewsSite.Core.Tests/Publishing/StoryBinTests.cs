using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class StoryBinTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ArticleState.Draft, null)]
    [InlineData(ArticleState.InReview, null)]
    [InlineData(ArticleState.Scheduled, "Cancel the schedule first")]
    [InlineData(ArticleState.Published, "Withdraw it instead")]
    [InlineData(ArticleState.Withdrawn, "it stays withdrawn")]
    public async Task Only_what_readers_never_saw_and_will_not_see_goes_into_the_trash(ArticleState state, string? problem)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await room.StoryAsync(state);

        var problems = await room.DoAsync(Verb.TrashArticle, id);

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.Contains(problem, Assert.Single(problems).Text, StringComparison.Ordinal);
        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((state, problem is null), (story.State, story.TrashedAt != null));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task It_leaves_the_lists_and_comes_back_as_it_was(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.InReview);
        var other = await room.StoryAsync(ArticleState.Draft);

        Assert.Empty(await room.DoAsync(Verb.TrashArticle, id));

        Assert.Equal([other], await ListedAsync(room, new StoryFilter()));
        Assert.Equal([other], await ListedAsync(room, new StoryFilter { Text = "harbour" }));
        Assert.Equal([id], await ListedAsync(room, new StoryFilter { IsTrashed = true }));
        Assert.Equal("This story is in the trash. Restore it first.", Assert.Single(await room.DoAsync(Verb.TrashArticle, id)).Text);

        Assert.Empty(await room.DoAsync(Verb.RestoreArticle, id));

        Assert.Equal([other, id], await ListedAsync(room, new StoryFilter { Text = "harbour" }));
        await using var db = room.NewDb();
        var story = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, Ct);
        Assert.Equal((ArticleState.InReview, 1), (story.State, story.LatestNumber));
        Assert.Equal("This story is not in the trash.", Assert.Single(await room.DoAsync(Verb.RestoreArticle, id)).Text);
    }

    [Theory, EachDatabase]
    public async Task No_verb_touches_a_story_in_the_trash_and_no_word_that_is_typed_is_lost(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.StoryAsync(ArticleState.Draft);
        Assert.Empty(await room.DoAsync(Verb.TrashArticle, id));

        foreach (var verb in new[] { Verb.Submit, Verb.Publish, Verb.Schedule, Verb.Embargo, Verb.PlanWithdrawal, Verb.Approve })
            Assert.Equal("This story is in the trash. Restore it first.", Assert.Single(await room.DoAsync(verb, id)).Text);

        // Somebody else may have it open still.
        Assert.Equal(2, (await room.SaveAsync(id, 1, new DraftText { Headline = "Harbour opens", Body = "More of it." }))!.Number);
        Assert.Empty(await room.DoAsync(Verb.RestoreArticle, id));
        await using var db = room.NewDb();
        Assert.Equal("More of it.", await db.Revisions.Where(r => r.ArticleId == id && r.Number == 2).Select(r => r.Body).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_writer_trashes_and_restores_their_own_and_nobody_elses()
    {
        await using var room = await DeskRoom.OpenAsync();
        var writer = new Actor(7, "a writer", Role.Writer, null);
        var theirs = await room.StoryAsync(ArticleState.Draft);

        await Assert.ThrowsAsync<NotAllowedException>(() => room.DoAsync(Verb.TrashArticle, theirs, writer));
        Assert.Empty(await room.DoAsync(Verb.TrashArticle, theirs));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.DoAsync(Verb.RestoreArticle, theirs, writer));
        await Assert.ThrowsAsync<NotAllowedException>(() => room.DoAsync(Verb.Submit, theirs, writer));
    }

    private static async Task<IReadOnlyList<long>> ListedAsync(DeskRoom room, StoryFilter filter) =>
        [.. (await room.WithAsync<DeskStories, IReadOnlyList<StoryRow>>(stories => stories.ListAsync(filter, null, 10, DeskRoom.Admin, Ct))).Select(story => story.Id)];
}
