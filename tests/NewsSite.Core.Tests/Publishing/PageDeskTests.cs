using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

public sealed class PageDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_first_texts_are_made_once_and_contact_is_left_to_the_newsroom(DatabaseProvider provider)
    {
        await using var room = await OpenAsync(provider);
        await CreateAsync(room);

        await using var db = room.NewDb();
        var pages = await db.SitePages.OrderBy(p => p.Position).ToListAsync(Ct);
        Assert.Equal(SitePage.Slugs, pages.Select(p => p.Slug));
        Assert.Equal(["About", "How we work", "Contact"], pages.Select(p => p.Title));
        Assert.Contains("<a href=\"/corrections\">", pages[1].BodyHtml, StringComparison.Ordinal);
        Assert.Equal(["about", "how-we-work"], (await db.NavigationAsync(Ct)).Pages.Select(p => p.Slug));
    }

    [Theory, EachDatabase]
    public async Task A_save_shows_at_once_leaves_a_trace_and_an_empty_one_takes_the_page_off(DatabaseProvider provider)
    {
        await using var room = await OpenAsync(provider);

        Assert.True((await ChangeAsync(room, SitePage.Contact, new PageText { Title = " Reach us ", Body = "Write to **us**.\r\n" }))!.IsSaved);

        await using (var db = room.NewDb())
        {
            var page = await db.SitePages.SingleAsync(p => p.Slug == SitePage.Contact, Ct);
            Assert.Equal(("Reach us", "Write to **us**.", "<p>Write to <strong>us</strong>.</p>\n", 1), (page.Title, page.Body, page.BodyHtml, page.Version));
            var entry = await db.AuditEntries.SingleAsync(e => e.Verb == Verb.ChangePage && e.SubjectId == page.Id, Ct);
            Assert.Equal(("/contact", "an admin"), (entry.Details, entry.EditorName));
            Assert.Contains(SitePage.Contact, (await db.NavigationAsync(Ct)).Pages.Select(p => p.Slug));
        }

        Assert.True((await ChangeAsync(room, SitePage.Contact, new PageText { Title = "Contact", Version = 1 }))!.IsSaved);
        await using var after = room.NewDb();
        Assert.DoesNotContain(SitePage.Contact, (await after.NavigationAsync(Ct)).Pages.Select(p => p.Slug));
    }

    [Fact]
    public async Task A_save_on_top_of_a_newer_one_is_not_taken_and_shows_it()
    {
        await using var room = await OpenAsync();
        await ChangeAsync(room, SitePage.About, new PageText { Title = "About", Body = "Theirs." });

        var mine = await ChangeAsync(room, SitePage.About, new PageText { Title = "About", Body = "Mine." });

        Assert.Equal(("Theirs.", 1), (mine!.Newer!.Body, mine.Newer.Version));
        await using var db = room.NewDb();
        Assert.Equal("Theirs.", await db.SitePages.Where(p => p.Slug == SitePage.About).Select(p => p.Body).SingleAsync(Ct));
    }

    [Fact]
    public async Task What_can_not_be_published_is_refused_beside_its_field()
    {
        await using var room = await OpenAsync();

        var noTitle = await ChangeAsync(room, SitePage.About, new PageText { Title = " ", Body = "Text." });
        var tooDeep = await ChangeAsync(room, SitePage.About, new PageText { Title = "About", Body = new string('>', 5000) + " deep" });

        Assert.Equal([nameof(PageText.Title)], noTitle!.Problems.Select(p => p.Field));
        Assert.Equal([nameof(PageText.Body)], tooDeep!.Problems.Select(p => p.Field));
        Assert.Null(await ChangeAsync(room, "imprint", new PageText { Title = "Imprint", Body = "Text." }));
    }

    [Fact]
    public async Task Only_an_admin_may()
    {
        await using var room = await OpenAsync();

        await Assert.ThrowsAsync<NotAllowedException>(() => room.WithAsync<PageDesk, PageSave?>(desk => desk.ChangeAsync(SitePage.About, new PageText(), DeskRoom.Editor, Ct)));
    }

    private static async Task<DeskRoom> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var room = await DeskRoom.OpenAsync(provider);
        await CreateAsync(room);
        return room;
    }

    private static Task<bool> CreateAsync(DeskRoom room) => room.WithAsync<PageDesk, bool>(async desk =>
    {
        await desk.CreateMissingAsync(Ct);
        return true;
    });

    private static Task<PageSave?> ChangeAsync(DeskRoom room, string slug, PageText text) =>
        room.WithAsync<PageDesk, PageSave?>(desk => desk.ChangeAsync(slug, text, DeskRoom.Admin, Ct));
}
