using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class TagDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_renamed_tag_has_a_new_address_and_the_old_one_leads_there(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Ferries");

        Assert.Empty(await ChangeAsync(room, "Ferries", "Sea transport", ""));

        await using var db = room.NewDb();
        var redirect = await db.Redirects.SingleAsync(Ct);
        Assert.Equal(("/tags/ferries", "/tags/sea-transport"), (redirect.From, redirect.To));
        Assert.Equal(["ferries"], await db.TagAliases.Select(a => a.Key).ToListAsync(Ct));
        Assert.Equal(["one"], await room.StoriesAsync("Sea transport"));
        Assert.Equal((1, 1), (await room.FoundAsync("sea transport"), await db.AuditEntries.CountAsync(e => e.Verb == Verb.ChangeTag, Ct)));
    }

    [Fact]
    public async Task A_change_of_case_keeps_the_address()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "ferries");

        Assert.Empty(await ChangeAsync(room, "ferries", "FERRIES", ""));

        await using var db = room.NewDb();
        Assert.Equal("ferries", await db.Tags.Select(t => t.Slug).SingleAsync(Ct));
        Assert.Equal((0, 0), (await db.Redirects.CountAsync(Ct), await db.TagAliases.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("Ports", "already the name or an alias of the tag “Ports”. Merge")]
    [InlineData("Harbours", "already the name or an alias of the tag “Ports”. Merge")]
    [InlineData("  ", "at least one letter or digit")]
    [InlineData("ferries, boats", "can't hold a comma")]
    public async Task A_name_that_can_not_be_is_refused_beside_its_field(string name, string why)
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "Ferries", "Ports");
        Assert.Empty(await ChangeAsync(room, "Ports", "Ports", "Harbours"));

        var problem = Assert.Single(await ChangeAsync(room, "Ferries", name, ""));

        Assert.Equal("Name", problem.Field);
        Assert.Contains(why, problem.Text, StringComparison.Ordinal);
        Assert.Equal(["one"], await room.StoriesAsync("Ferries"));
    }

    [Fact]
    public async Task An_alias_of_another_tag_is_refused_and_a_typed_alias_gives_the_tag()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "Ferries", "Ports");
        Assert.Empty(await ChangeAsync(room, "Ports", "Ports", "Harbours, مرافئ"));

        var refused = Assert.Single(await ChangeAsync(room, "Ferries", "Ferries", "harbours"));
        await room.PublishAsync("Two", "HARBOURS");

        Assert.Equal("Aliases", refused.Field);
        Assert.Equal(["two", "one"], await room.StoriesAsync("Ports"));
    }

    [Theory, EachDatabase]
    public async Task Deleting_hides_a_tag_and_restoring_brings_everything_back(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Ferries");
        var id = await room.TagAsync("Ferries");
        await using var db = room.NewDb();
        var before = await db.Tags.AsNoTracking().SingleAsync(t => t.Id == id, Ct);

        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.DeleteAsync(id, DeskRoom.Admin, Ct)))!);
        Assert.Equal((0, 0), (await db.Tags.Where(Tag.IsPublic).CountAsync(Ct), await room.FoundAsync("ferries")));

        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.RestoreAsync(id, DeskRoom.Admin, Ct)))!);
        var after = await db.Tags.AsNoTracking().SingleAsync(t => t.Id == id, Ct);
        Assert.Equal((before.Name, before.Slug, before.State, before.LiveCount, (DateTime?)null), (after.Name, after.Slug, after.State, after.LiveCount, after.DeletedAt));
        Assert.Equal((1, 1), ((await room.StoriesAsync("Ferries")).Count, await room.FoundAsync("ferries")));
    }

    [Fact]
    public async Task What_an_editor_types_is_proposed_until_an_admin_accepts_it()
    {
        await using var room = await DeskRoom.OpenAsync();
        var story = await room.PublishAsync("One");
        var saved = await room.SaveAsync(story, 1, new DraftText { Headline = "One", Body = "A body.", Tags = ["Ferries"] }, DeskRoom.Editor);
        Assert.Empty((await room.WithAsync<Workflow, IReadOnlyList<Problem>?>(w => w.PublishAsync(story, saved!.Number!.Value, false, DeskRoom.Editor, Ct)))!);
        await using var db = room.NewDb();
        Assert.Equal((0, 0), (await db.Tags.Where(Tag.IsPublic).CountAsync(Ct), await room.FoundAsync("ferries")));

        var id = await room.TagAsync("Ferries");
        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.AcceptAsync(id, DeskRoom.Admin, Ct)))!);

        Assert.Equal((1, 1), (await db.Tags.Where(Tag.IsPublic).CountAsync(Ct), await room.FoundAsync("ferries")));
        Assert.Single((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.AcceptAsync(id, DeskRoom.Admin, Ct)))!);
    }

    [Fact]
    public async Task A_refused_proposal_is_restored_as_a_proposal_and_proposed_again_by_typing()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.WriteAsync(new DraftText { Headline = "One", Tags = ["Ferries"] }, DeskRoom.Editor);
        var id = await room.TagAsync("Ferries");
        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.RefuseAsync(id, DeskRoom.Admin, Ct)))!);
        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.RestoreAsync(id, DeskRoom.Admin, Ct)))!);
        await using (var db = room.NewDb())
            Assert.Equal((TagState.Proposed, (DateTime?)null), await db.Tags.Select(t => ValueTuple.Create(t.State, t.DeletedAt)).SingleAsync(Ct));

        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.RefuseAsync(id, DeskRoom.Admin, Ct)))!);
        await room.WriteAsync(new DraftText { Headline = "Two", Tags = ["ferries"] }, DeskRoom.Editor);

        await using var after = room.NewDb();
        Assert.Equal((TagState.Proposed, (DateTime?)null), await after.Tags.Select(t => ValueTuple.Create(t.State, t.DeletedAt)).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_deleted_tag_that_an_admin_types_again_is_found_again_on_every_story(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Ferries");
        var id = await room.TagAsync("Ferries");
        Assert.Empty((await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.DeleteAsync(id, DeskRoom.Admin, Ct)))!);
        Assert.Equal(0, await room.FoundAsync("ferries"));

        await room.WriteAsync(new DraftText { Headline = "Two", Tags = ["Ferries"] });

        Assert.Equal(1, await room.FoundAsync("ferries"));
        Assert.Empty(await room.FindingsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_story_without_a_live_text_does_not_hinder_a_change_of_its_tag(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await room.PublishAsync("One", "Ferries");
        await using var db = room.NewDb();
        await db.Articles.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.LiveNumber, (int?)null), Ct);

        Assert.Empty(await ChangeAsync(room, "Ferries", "Boats", ""));
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_write_one_search_text_at_once_the_second_is_refused(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        await room.PublishAsync("One", "Ferries");
        await using var first = room.NewDb();
        await using var second = room.NewDb();
        (await first.SearchDocuments.SingleAsync(d => d.Audience == SearchAudience.Readers, Ct)).Text = "newer";
        (await second.SearchDocuments.SingleAsync(d => d.Audience == SearchAudience.Readers, Ct)).Text = "older";

        await first.SaveChangesAsync(Ct);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task Nobody_but_an_admin_changes_the_vocabulary()
    {
        await using var room = await DeskRoom.OpenAsync();
        await room.PublishAsync("One", "Ferries");
        var id = await room.TagAsync("Ferries");

        foreach (var verb in new Func<TagDesk, Task>[]
        {
            desk => desk.CreateAsync("New", [], "", DeskRoom.Editor, Ct),
            desk => desk.ChangeAsync(id, "New", [], "", null, DeskRoom.Editor, Ct),
            desk => desk.AcceptAsync(id, DeskRoom.Editor, Ct),
            desk => desk.RefuseAsync(id, DeskRoom.Editor, Ct),
            desk => desk.DeleteAsync(id, DeskRoom.Editor, Ct),
            desk => desk.RestoreAsync(id, DeskRoom.Editor, Ct),
        })
        {
            await room.WithAsync<TagDesk, bool>(async desk =>
            {
                await Assert.ThrowsAsync<NotAllowedException>(() => verb(desk));
                return true;
            });
        }
    }

    [Fact]
    public async Task Many_who_add_one_tag_at_once_add_it_once_and_are_told()
    {
        await using var room = await DeskRoom.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            room.WithAsync<TagDesk, (long? Id, IReadOnlyList<Problem> Problems)>(desk => desk.CreateAsync("Ferries", ["Boats"], "", DeskRoom.Admin, Ct))));

        Assert.Single(results, result => result.Id is not null);
        Assert.All(results.Where(result => result.Id is null), result => Assert.Equal("Name", result.Problems[0].Field));
    }

    private static async Task<IReadOnlyList<Problem>> ChangeAsync(DeskRoom room, string tag, string name, string aliases)
    {
        var id = await room.TagAsync(tag);
        return (await room.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(id, name, TagNames.Split(aliases), "", null, DeskRoom.Admin, Ct)))!;
    }
}
