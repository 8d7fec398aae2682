using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class SectionDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_section_leaves_its_old_address_redirecting()
    {
        await using var room = await DeskRoom.OpenAsync();
        var id = await CreateAsync(room, "World");

        Assert.Empty((await DoAsync(room, desk => desk.ChangeAsync(id, "Abroad", "Everywhere else.", null, DeskRoom.Admin, Ct)))!);

        await using var db = room.NewDb();
        Assert.Equal(("Abroad", "abroad"), await db.Sections.Select(s => ValueTuple.Create(s.Name, s.Slug)).SingleAsync(Ct));
        Assert.Equal(("/sections/world", "/sections/abroad"), await db.Redirects.Select(r => ValueTuple.Create(r.From, r.To)).SingleAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_section_with_stories_stays_and_one_that_only_the_past_names_goes(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);
        var id = await CreateAsync(room, "World");
        var story = await room.WriteAsync(new DraftText { Headline = "One", SectionId = id });

        Assert.Contains("1 story is in “World”", Assert.Single((await DoAsync(room, desk => desk.DeleteAsync(id, DeskRoom.Admin, Ct)))!).Text, StringComparison.Ordinal);
        await room.SaveAsync(story.ArticleId!.Value, 1, new DraftText { Headline = "One" });
        Assert.Empty((await DoAsync(room, desk => desk.DeleteAsync(id, DeskRoom.Admin, Ct)))!);

        await using var db = room.NewDb();
        Assert.Equal((0, 2), (await db.Sections.CountAsync(Ct), await db.Revisions.CountAsync(r => r.SectionId == null, Ct)));
    }

    [Fact]
    public async Task Moving_changes_places_and_stops_at_the_ends()
    {
        await using var room = await DeskRoom.OpenAsync();
        await CreateAsync(room, "One");
        await CreateAsync(room, "Two");
        var third = await CreateAsync(room, "Three");

        foreach (var by in new[] { -1, -1, -1 })
            Assert.Empty((await DoAsync(room, desk => desk.MoveAsync(third, by, DeskRoom.Admin, Ct)))!);

        await using var db = room.NewDb();
        Assert.Equal(["Three", "One", "Two"], await db.Sections.OrderBy(s => s.Position).Select(s => s.Name).ToListAsync(Ct));
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Verb == Verb.ChangeSection, Ct)); // the last one moved nothing
    }

    [Theory]
    [InlineData("world")]
    [InlineData("!!!")]
    public async Task A_name_that_can_not_be_is_refused_beside_its_field(string name)
    {
        await using var room = await DeskRoom.OpenAsync();
        await CreateAsync(room, "World");

        Assert.Equal("Name", Assert.Single((await DoAsync(room, async desk => await desk.CreateAsync(name, "", DeskRoom.Admin, Ct)))!).Field);
    }

    private static Task<IReadOnlyList<Problem>?> DoAsync(DeskRoom room, Func<SectionDesk, Task<IReadOnlyList<Problem>?>> verb) => room.WithAsync(verb);

    private static async Task<long> CreateAsync(DeskRoom room, string name)
    {
        Assert.Empty(await room.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync(name, "", DeskRoom.Admin, Ct)));
        await using var db = room.NewDb();
        return await db.Sections.Where(s => s.Name == name).Select(s => s.Id).SingleAsync(Ct);
    }
}
