using System.Net;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>The disk takes no more while an editor saves; then it does again. The limit on the size of files that a process may write stands in for it.</summary>
public sealed class DiskDrillTests
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_costs_no_word_and_no_reader_and_is_over_when_there_is_room()
    {
        if (!File.Exists("/usr/bin/prlimit"))
            Assert.Skip("prlimit is not installed (apt-get install util-linux).");
        using var store = new DrillStore();
        var actor = await store.PrepareAsync(Ct);
        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct);
        using var desk = await DeskClient.SignInAsync(site.Address, DrillStore.Email, actor, Ct);
        using var reader = new HttpClient { BaseAddress = site.Address };
        var form = (await desk.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Written on a full disk").Fill("Body", "Every word of it.");

        site.LimitFiles("1:unlimited");
        using var refused = await form.PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        var page = await DeskPage.ReadAsync(desk, "/admin/articles/new", refused, Ct);
        Assert.Contains("disk of the site is full", page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Every word of it.", page.Document.QuerySelectorAll("textarea").Select(area => area.TextContent));
        foreach (var path in (string[])["/", "/tags", "/archive"])
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(path, Ct)).StatusCode);

        site.LimitFiles("unlimited:unlimited");
        using var again = await page.PressAsync("Send again", Ct);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        Assert.Contains("Every word of it.", await reader.GetStringAsync("/articles/written-on-a-full-disk", Ct), StringComparison.Ordinal);
        await store.CheckAsync(Ct);
    }
}
