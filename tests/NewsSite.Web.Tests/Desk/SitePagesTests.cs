using System.Net;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Desk;

/// <summary>The pages about the newsroom, written at the desk.</summary>
public sealed class SitePagesTests : IAsyncLifetime
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
    public async Task A_page_that_gets_a_text_is_there_and_linked_and_one_that_loses_it_is_not()
    {
        using var visitor = _site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/contact", Ct)).StatusCode);
        Assert.DoesNotContain("href=\"/contact\"", await visitor.GetStringAsync("/", Ct), StringComparison.Ordinal);

        var page = await _admin.OpenAsync("/admin/pages/contact", Ct);
        page = await page.Fill("Title", "Reach us").Fill("Text", "Write to **the desk**.").PressAndFollowAsync("Save", Ct);

        Assert.Equal("Write to **the desk**.", page.Value("Text"));
        Assert.Contains("<strong>the desk</strong>", await visitor.GetStringAsync("/contact", Ct), StringComparison.Ordinal);
        Assert.Contains("href=\"/contact\"", await visitor.GetStringAsync("/", Ct), StringComparison.Ordinal);

        await page.Fill("Text", "").PressAndFollowAsync("Save", Ct);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/contact", Ct)).StatusCode);
    }

    [Fact]
    public async Task Two_admins_do_not_write_over_each_other()
    {
        var mine = await _admin.OpenAsync("/admin/pages/about", Ct);
        await (await _admin.OpenAsync("/admin/pages/about", Ct)).Fill("Text", "Theirs.").PressAndFollowAsync("Save", Ct);

        using var refused = await mine.Fill("Text", "Mine.").PressAsync("Save", Ct);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var conflict = await DeskPage.ReadAsync(_admin, "/", refused, Ct);
        Assert.Equal("Mine.", conflict.Value("Text"));
        Assert.Contains("Theirs.", conflict.Document.QuerySelector("[aria-label=Conflict]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_is_the_readers_page_and_saves_nothing()
    {
        var page = await _admin.OpenAsync("/admin/pages/contact", Ct);
        using var answer = await page.Fill("Text", "A *draft*.").PressAsync("Preview", Ct);
        var html = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Contains("<em>draft</em>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"masthead\"", html, StringComparison.Ordinal);
        Assert.Equal("", (await _admin.OpenAsync("/admin/pages/contact", Ct)).Value("Text"));
    }
}
