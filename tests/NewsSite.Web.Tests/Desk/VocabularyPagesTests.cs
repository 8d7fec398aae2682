using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

public sealed class VocabularyPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();
    private DeskClient _admin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_tag_is_created_renamed_and_its_old_address_redirects()
    {
        await PublishAsync("Harbour opens", "Ferries");
        var page = await _admin.OpenAsync("/admin/tags/1", Ct);
        page = await page.Fill("Name", "Sea transport").Fill("Aliases", "boats; ships").Fill("Description", "On the water.").PressAndFollowAsync("Save", Ct);

        Assert.Equal(("Sea transport", "boats, Ferries, ships"), (page.Value("Name"), page.Value("Aliases")));
        using var visitor = _site.Visitor();
        using var moved = await visitor.GetAsync("/tags/ferries", Ct);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/tags/sea-transport"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Contains("Harbour opens", await visitor.GetStringAsync("/tags/sea-transport", Ct), StringComparison.Ordinal);

        var list = await (await _admin.OpenAsync("/admin/tags", Ct)).PressAndFollowAsync("New tag", Ct);
        using var refused = await list.Fill("Name", "Boats").PressAsync("Save", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("Boats", (await DeskPage.ReadAsync(_admin, "/", refused, Ct)).Value("Name"));
    }

    [Fact]
    public async Task A_merge_shows_what_changes_first_and_then_does_it()
    {
        await PublishAsync("One", "Irak");
        await PublishAsync("Two", "Iraq");
        var page = await _admin.OpenAsync("/admin/tags/1", Ct);

        page = await page.Fill("Other tag", "iraq").PressAndFollowAsync("Merge into", Ct);
        Assert.Contains("1 live story gets “Iraq”", page.Text, StringComparison.Ordinal);
        Assert.Contains("/tags/irak leads to /tags/iraq", page.Text, StringComparison.Ordinal);
        await page.PressAndFollowAsync("Merge", Ct);

        using var visitor = _site.Visitor();
        var both = await visitor.GetStringAsync("/tags/iraq", Ct);
        Assert.Contains("href=\"/articles/one\"", both, StringComparison.Ordinal);
        Assert.Contains("href=\"/articles/two\"", both, StringComparison.Ordinal);
        using var moved = await visitor.GetAsync("/tags/irak", Ct);
        Assert.Equal("/tags/iraq", moved.Headers.Location!.ToString());
        using var old = await _admin.Http.GetAsync("/admin/tags/1", Ct);
        Assert.Equal("/admin/tags/2", old.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_proposed_tag_is_public_only_once_accepted_and_a_deleted_one_comes_back_by_undo()
    {
        using var editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);
        await (await editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "One").Fill("Body", "A body.").Fill("Tags", "Ferries").PressAndFollowAsync("Publish", Ct);
        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/tags/ferries", Ct)).StatusCode);
        Assert.DoesNotContain("Ferries", await visitor.GetStringAsync("/articles/one", Ct), StringComparison.Ordinal);

        await (await _admin.OpenAsync("/admin/tags?show=proposed", Ct)).PressAndFollowAsync("Accept Ferries", Ct);
        Assert.Contains("One", await visitor.GetStringAsync("/tags/ferries", Ct), StringComparison.Ordinal);

        await (await _admin.OpenAsync("/admin/tags/1", Ct)).PressAndFollowAsync("Delete", Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/tags/ferries", Ct)).StatusCode);

        await (await _admin.OpenAsync("/admin/tags?show=deleted", Ct)).PressAndFollowAsync("Restore Ferries", Ct);
        Assert.Contains("One", await visitor.GetStringAsync("/tags/ferries", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_completed_by_name_and_alias_and_never_with_proposed_tags()
    {
        await _site.WithAsync<TagDesk, object>(async desk => await desk.CreateAsync("Iraq", ["العراق"], "", Actor.System("test"), Ct));
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        await (await writer.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "One").Fill("Tags", "Iran").PressAndFollowAsync("Save draft", Ct);

        Assert.Equal("""["Iraq"]""", await writer.Http.GetStringAsync("/admin/tags/suggest?q=IR", Ct));
        Assert.Equal("""["Iraq"]""", await writer.Http.GetStringAsync("/admin/tags/suggest?q=" + Uri.EscapeDataString("الع"), Ct));
        Assert.Equal("[]", await writer.Http.GetStringAsync("/admin/tags/suggest?q=%25", Ct));
    }

    [Fact]
    public async Task Sections_are_made_renamed_ordered_and_deleted_when_empty()
    {
        var page = await _admin.OpenAsync("/admin/sections", Ct);
        foreach (var name in new[] { "World", "Culture" })
            page = await NewSectionAsync(page, name);
        page = await page.PressAndFollowAsync("Move Culture up", Ct);
        Assert.Equal(["Culture", "World"], await NamesAsync());

        page = await page.Fill("Name", "Arts", "Culture").PressAndFollowAsync("Save", Ct, "Culture");
        using (var visitor = _site.Visitor())
        {
            using var moved = await visitor.GetAsync("/sections/culture", Ct);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/sections/arts"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        }

        await (await _admin.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "One").Fill("Section", "World").PressAndFollowAsync("Save draft", Ct);
        using (var refused = await page.PressAsync("Delete World", Ct))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await page.PressAndFollowAsync("Delete Arts", Ct);
        Assert.Equal(["World"], await NamesAsync());
    }

    private static Task<DeskPage> NewSectionAsync(DeskPage page, string name) => page.Fill("Name", name, "New section").PressAndFollowAsync("New section", Ct);

    private Task<List<string>> NamesAsync() => _site.WithAsync<NewsDb, List<string>>(db => db.Sections.OrderBy(s => s.Position).Select(s => s.Name).ToListAsync(Ct));

    private async Task PublishAsync(string headline, string tags) =>
        await (await _admin.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", headline).Fill("Body", "A body.").Fill("Tags", tags).PressAndFollowAsync("Publish", Ct);
}
