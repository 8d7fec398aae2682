using NewsSite.Core.Identity;
using NewsSite.Core.Tests;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Every key of the desk is listed on its page and in the editors' documentation.</summary>
public sealed class KeyboardTests
{
    [Fact]
    public async Task Every_key_stands_on_its_page_and_in_the_documentation()
    {
        var ct = TestContext.Current.CancellationToken;
        using var site = new SiteHost();
        using var desk = await DeskClient.SignInAsync(site, Role.Writer, ct);
        var page = await desk.OpenAsync("/admin/keyboard", ct);
        var docs = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "writing.md"), ct);

        Assert.Equal(DeskKeys.All.Select(key => key.Key), page.Document.QuerySelectorAll("main kbd").Select(kbd => kbd.TextContent));
        Assert.All(DeskKeys.All, key => Assert.Contains($"| `{key.Key}` | {key.Does} | {key.Where} |", docs, StringComparison.Ordinal));
        Assert.Equal(["/", "J", "K", "?"], DeskKeys.All.Where(key => key.IsSingle).Select(key => key.Key));
    }
}
