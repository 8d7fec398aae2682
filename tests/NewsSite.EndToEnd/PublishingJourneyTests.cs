using Microsoft.Playwright;
using NetVips;
using NewsSite.Core.People;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>The whole main job as people do it: the first admin, the first story, its readers, a rename, the withdrawal.</summary>
public sealed class PublishingJourneyTests(Chromium chromium)
{
    private const string Headline = "Harbour opens to night ferries";
    private const string Admin = "admin@example.org";
    private const string Password = "seven boats left the quay";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_set_up_to_withdrawal(bool javaScript)
    {
        using var site = new SiteHost();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site), javaScript: javaScript);
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);

        await SetUpAsync(site, page);
        await AddSectionAsync(page, "World");
        await UploadAsync(page);
        await WriteAsync(page, javaScript);
        await PreviewAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Published");
        var editor = page.Url;

        await ReadersSeeItAsync(site, javaScript);

        await page.GotoAsync(editor);
        await page.GetByRole(AriaRole.Group, new() { Name = "Caption 2" }).GetByLabel("Caption", new() { Exact = true }).FillAsync("The first crossing left at nine.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Published");
        await using (var reader = await chromium.NewWindowAsync(SiteAddress.Of(site)))
        {
            var story = await OpenAsync(reader, "/articles/harbour-opens-to-night-ferries");
            await Expect(story.GetByText("The first crossing left at nine.")).ToBeVisibleAsync();
        }

        await RenameTagAsync(page);
        using var visitor = site.Visitor();
        using var moved = await visitor.GetAsync("/tags/ferries", TestContext.Current.CancellationToken);
        Assert.Equal(301, (int)moved.StatusCode);
        Assert.Equal("/tags/sea-transport", moved.Headers.Location!.ToString());

        await WithdrawAsync(page, editor);
        await NobodyFindsItAsync(site);
        Assert.Empty(complaints);
    }

    private static async Task SetUpAsync(SiteHost site, IPage page)
    {
        var code = await site.WithAsync<FirstAdmin, string?>(first => first.IssueCodeAsync(TestContext.Current.CancellationToken));
        await page.GotoAsync("/admin/setup?code=" + code);
        await page.GetByLabel("Email").FillAsync(Admin);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create admin" }).ClickAsync();

        await page.GotoAsync("/admin/sign-in");
        await page.GetByLabel("Email").FillAsync(Admin);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
    }

    private static async Task AddSectionAsync(IPage page, string name)
    {
        await page.GotoAsync("/admin/sections");
        await page.GetByLabel("Name").Last.FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "New section" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "/sections/" + name.ToLowerInvariant() })).ToBeVisibleAsync();
    }

    private static async Task UploadAsync(IPage page)
    {
        using var image = (Image.Black(1200, 800, 3) + new[] { 20.0, 90, 140 }).Cast(Enums.BandFormat.Uchar);
        await page.GotoAsync("/admin/photos");
        await page.GetByLabel("Photo files").SetInputFilesAsync(new FilePayload { Name = "harbour.jpg", MimeType = "image/jpeg", Buffer = image.JpegsaveBuffer() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Expect(page.GetByLabel("Caption", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page, bool javaScript)
    {
        await page.GotoAsync("/admin/articles/new");
        await page.GetByLabel("Headline").FillAsync(Headline);
        await page.GetByLabel("Standfirst").FillAsync("Two boats will cross until three in the morning.");
        await page.GetByLabel("Body", new() { Exact = true }).FillAsync("The harbour **opened** on Monday.\n\nTwo ferries will cross.");
        await page.GetByLabel("Byline").FillAsync("Jo Writer");
        await page.GetByLabel("Section").SelectOptionAsync("World");
        await page.GetByLabel("Tags").FillAsync("Harbours, Ferries");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add caption" }).ClickAsync();
        var first = page.GetByRole(AriaRole.Group, new() { Name = "Caption 1" });
        await first.GetByLabel("Photo").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await first.GetByLabel("Caption", new() { Exact = true }).FillAsync("The quay on Monday.");
        await first.GetByLabel("Credit").FillAsync("AFP");
        await first.GetByLabel("Alternative text").FillAsync("A ferry at a quay");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add caption" }).ClickAsync();
        var second = page.GetByRole(AriaRole.Group, new() { Name = "Caption 2" });
        await second.GetByLabel("Caption", new() { Exact = true }).FillAsync("The first crossing.");
        await second.GetByLabel("Credit").FillAsync("Port archive");

        if (javaScript)
            await Expect(page.Locator("[data-unsaved]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Draft");
    }

    private static async Task PreviewAsync(IPage page)
    {
        var editor = page.Url.Split('?')[0];
        await page.GotoAsync(editor + "/preview");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Headline, Level = 1 })).ToBeVisibleAsync();
        await Expect(page.Locator("figcaption .credit").First).ToContainTextAsync("AFP");
        await page.GotoAsync(editor);
    }

    private async Task ReadersSeeItAsync(SiteHost site, bool javaScript)
    {
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site), width: 390, javaScript: javaScript);
        foreach (var list in new[] { "/", "/sections/world", "/tags/ferries", "/tags/harbours", "/authors/jo-writer", "/search?q=night+ferries" })
        {
            var page = await OpenAsync(window, list);
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = Headline })).ToBeVisibleAsync();
            await page.CloseAsync();
        }

        var story = await OpenAsync(window, "/");
        await story.GetByRole(AriaRole.Link, new() { Name = Headline }).ClickAsync();
        await Expect(story.Locator("article h1")).ToHaveTextAsync(Headline);
        await Expect(story.Locator("article figure")).ToHaveCountAsync(2);
        await Expect(story.Locator("article figure img")).ToHaveCountAsync(1);
        await Expect(story.Locator("article figure img")).ToHaveJSPropertyAsync("complete", true);
        Assert.NotEqual(0, await story.Locator("article figure img").EvaluateAsync<int>("image => image.naturalWidth"));
        await Expect(story.Locator("figcaption .credit").Nth(1)).ToContainTextAsync("Port archive");
        await Expect(story.GetByRole(AriaRole.List, new() { Name = "Tags" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Harbours", "Ferries"]);
        Assert.Empty(await window.CookiesAsync());
    }

    private static async Task RenameTagAsync(IPage page)
    {
        await page.GotoAsync("/admin/tags");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ferries" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Sea transport");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Sea transport");
    }

    private static async Task WithdrawAsync(IPage page, string editor)
    {
        await page.GotoAsync(editor);
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await page.GetByLabel("Notice").Last.FillAsync("The ferries will not sail after all.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Withdrawn");
    }

    private static async Task NobodyFindsItAsync(SiteHost site)
    {
        var ct = TestContext.Current.CancellationToken;
        using var visitor = site.Visitor();
        using var story = await visitor.GetAsync("/articles/harbour-opens-to-night-ferries", ct);
        Assert.Equal(410, (int)story.StatusCode);
        Assert.Contains("The ferries will not sail after all.", await story.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        foreach (var list in new[] { "/", "/sections/world", "/tags/sea-transport", "/tags/harbours", "/authors/jo-writer", "/search?q=night+ferries" })
        {
            // An author without a story has no page any more; every other list goes on without it.
            using var answer = await visitor.GetAsync(list, ct);
            Assert.Equal(list.StartsWith("/authors/", StringComparison.Ordinal) ? 404 : 200, (int)answer.StatusCode);
            Assert.DoesNotContain(Headline, await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        }
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window, string path)
    {
        var page = await window.NewPageAsync();
        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        return page;
    }
}
