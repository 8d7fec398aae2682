using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class TagMergeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_story_of_the_one_gets_the_other_and_the_address_leads_there(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Irak");
        await room.PublishAsync("Two", "Iraq", "Irak");
        await room.PublishAsync("Three", "Iraq");

        Assert.Empty(await MergeAsync(room, "Irak", "Iraq"));

        Assert.Equal(["three", "two", "one"], await room.StoriesAsync("Iraq"));
        Assert.Empty(await room.StoriesAsync("Irak"));
        Assert.Equal(3, await room.FoundAsync("iraq"));
        await using var db = room.NewDb();
        Assert.Equal([("Irak", 0), ("Iraq", 3)], (await db.Tags.OrderBy(t => t.Key).Select(t => new { t.Name, t.LiveCount }).ToListAsync(Ct)).Select(t => (t.Name, t.LiveCount)));
        Assert.Equal("/tags/iraq", await db.Redirects.Where(r => r.From == "/tags/irak").Select(r => r.To).SingleAsync(Ct));
        Assert.Equal("irak", await db.TagAliases.Select(a => a.Key).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_chain_of_merges_ends_at_the_last_tag_in_one_step()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "A");
        await room.PublishAsync("Two", "B");
        await room.PublishAsync("Three", "C");

        Assert.Empty(await MergeAsync(room, "A", "B"));
        Assert.Empty(await MergeAsync(room, "B", "C"));
        await room.PublishAsync("Four", "a");

        Assert.Equal(["four", "three", "two", "one"], await room.StoriesAsync("C"));
        await using var db = room.NewDb();
        var c = await room.TagAsync("C");
        Assert.Equal([c, c], await db.Tags.Where(t => t.Id != c).Select(t => t.MergedIntoId!.Value).ToListAsync(Ct));
        Assert.Equal(["/tags/c", "/tags/c"], await db.Redirects.Select(r => r.To).ToListAsync(Ct));
        Assert.Equal(["a", "b"], await db.TagAliases.Where(a => a.TagId == c).OrderBy(a => a.Key).Select(a => a.Key).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_story_published_again_after_the_merge_stays_on_the_other_tag()
    {
        await using var room = await DeskRoom.OpenAsync();
        var story = await room.PublishAsync("One", "Irak");
        await room.PublishAsync("Two", "Iraq");
        Assert.Empty(await MergeAsync(room, "Irak", "Iraq"));

        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(story, 1, false, DeskRoom.Admin, Ct)))!);

        Assert.Equal(["two", "one"], await room.StoriesAsync("Iraq"));
        await using var db = room.NewDb();
        Assert.Equal(2, await db.Tags.Where(t => t.Name == "Iraq").Select(t => t.LiveCount).SingleAsync(Ct));
    }

    [Fact]
    public async Task The_preview_says_what_the_merge_then_does_and_changes_nothing()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "Irak");
        await room.PublishAsync("Two", "Iraq", "Irak");
        var (from, into) = (await room.TagAsync("Irak"), await room.TagAsync("Iraq"));

        var (preview, problems) = await room.WithAsync<TagMerge, (MergePreview?, IReadOnlyList<Problem>)>(merge => merge.PreviewAsync(from, into, Ct));

        Assert.Empty(problems);
        Assert.Equal((2, 1, "/tags/irak", "/tags/iraq"), (preview!.Stories, preview.Both, preview.FromPath, preview.IntoPath));
        Assert.Equal(["two", "one"], await room.StoriesAsync("Irak"));
    }

    [Fact]
    public async Task A_tag_can_not_go_into_itself_a_proposed_or_a_deleted_one()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "Irak", "Gone");
        await room.WriteAsync(new DraftText { Headline = "Two", Tags = ["Proposed"] }, DeskRoom.Editor);
        var gone = await room.TagAsync("Gone");
        await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.DeleteAsync(gone, DeskRoom.Admin, Ct));

        foreach (var into in new[] { "Irak", "Proposed", "Gone" })
            Assert.Equal("Into", Assert.Single(await MergeAsync(room, "Irak", into)).Field);
        Assert.Equal(["one"], await room.StoriesAsync("Irak"));
    }

    [Fact]
    public async Task Two_merges_across_at_once_never_make_a_ring()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "A");
        await room.PublishAsync("Two", "B");

        await Task.WhenAll(MergeAsync(room, "A", "B"), MergeAsync(room, "B", "A"));

        await using var db = room.NewDb();
        var standing = await db.Tags.Where(t => t.MergedIntoId == null).Select(t => new { t.Id, t.Name, t.LiveCount }).SingleAsync(Ct);
        Assert.Equal(2, standing.LiveCount);
        Assert.Equal(["two", "one"], await room.StoriesAsync(standing.Name));
    }

    [Fact]
    public async Task Nobody_but_an_admin_merges()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "A", "B");
        var (from, into) = (await room.TagAsync("A"), await room.TagAsync("B"));

        await room.WithAsync<TagMerge, NotAllowedException>(merge =>
            Assert.ThrowsAsync<NotAllowedException>(() => merge.MergeAsync(from, into, DeskRoom.Editor, Ct)));
    }

    private static async Task<IReadOnlyList<Problem>> MergeAsync(DeskRoom room, string from, string into)
    {
        var (fromId, intoId) = (await room.TagAsync(from), await room.TagAsync(into));
        return await room.WithAsync<TagMerge, IReadOnlyList<Problem>>(merge => merge.MergeAsync(fromId, intoId, DeskRoom.Admin, Ct));
    }
}
