using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>Where addresses may lead, and who may have them.</summary>
public sealed class AddressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/articles/new", "address of the story itself")]
    [InlineData("/articles/old", "former address of the story itself")]
    [InlineData("/Articles//OLD/?a=b#c", "former address of the story itself")]
    [InlineData("/articles/%6Fld", "former address of the story itself")]
    [InlineData("/articles/gone", "not published")]
    [InlineData("/articles/draft", "not published")]
    [InlineData("/articles/nothing", "there is none")]
    [InlineData("articles/other", "beginning with one")]
    [InlineData("//articles/other", "beginning with one")]
    public async Task A_story_is_not_withdrawn_to_an_address_that_leads_nowhere(string target, string why)
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await MovedAsync(room);
        Assert.Empty(await WithdrawAsync(room, await room.PublishAsync("Gone"), "/articles/new"));
        await room.WriteAsync(new DraftText { Headline = "Draft", Body = "A body." });

        var problem = Assert.Single(await WithdrawAsync(room, id, target));

        Assert.Equal("Target", problem.Field);
        Assert.Contains(why, problem.Text, StringComparison.Ordinal);
        await using var db = room.NewDb();
        Assert.Equal(ArticleState.Published, await db.Articles.Where(a => a.Id == id).Select(a => a.State).SingleAsync(Ct));
    }

    [Theory]
    [InlineData("/articles/new")]
    [InlineData("/articles/old")]
    [InlineData("/articles/new?from=one")]
    [InlineData("/about")]
    [InlineData("/")]
    public async Task A_story_is_withdrawn_to_another_one_or_to_a_page(string target)
    {
        await using var room = await DeskRoom.OpenAsync();
        await MovedAsync(room);

        Assert.Empty(await WithdrawAsync(room, await room.PublishAsync("One"), target));
    }

    [Theory, EachDatabase]
    public async Task A_former_address_of_another_story_is_taken_and_the_storys_own_is_free(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await MovedAsync(room);

        await room.PublishAsync("Old");
        await room.SaveAsync(id, 2, new DraftText { Headline = "New", Body = "A body.", Slug = "old" });
        Assert.Empty(await room.DoAsync(Verb.Publish, id));

        await using var db = room.NewDb();
        Assert.Equal(["old", "old-2"], await db.Articles.OrderBy(a => a.Id).Select(a => a.Slug).ToListAsync(Ct));
        var redirect = await db.Redirects.SingleAsync(Ct);
        Assert.Equal(("/articles/new", "/articles/old"), (redirect.From, redirect.To));
    }

    // Was at /articles/old and is at /articles/new.
    private static async Task<long> MovedAsync(DeskRoom room)
    {
        var id = await room.PublishAsync("Old");
        await room.SaveAsync(id, 1, new DraftText { Headline = "New", Body = "A body.", Slug = "new" });
        Assert.Empty(await room.DoAsync(Verb.Publish, id));
        return id;
    }

    private static async Task<IReadOnlyList<Problem>> WithdrawAsync(DeskRoom room, long id, string target) =>
        (await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Redirect, Target: target), DeskRoom.Admin, Ct)))!;
}
