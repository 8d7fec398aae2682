using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>Two people at one story in two browsers: their words go together, or both are asked; what cannot be saved stays in the browser.</summary>
public sealed class TogetherJourneyTests(Chromium chromium)
{
    private const string Story = "/admin/articles/1";
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 20_000 };

    [Fact]
    public async Task Different_paragraphs_merge_by_themselves_and_the_same_paragraph_asks()
    {
        using var site = new SiteHost();
        await WriteAsync(site);
        await using var first = await chromium.NewWindowAsync(SiteAddress.Of(site));
        await using var second = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var (jo, sam) = (await OpenAsync(site, first, "Jo"), await OpenAsync(site, second, "Sam"));
        await Body(jo).FocusAsync();
        await Expect(Region(sam, "Presence")).ToContainTextAsync("Jo is here, in Body.", Soon);

        await TypeAsync(jo, "One.", "One, by Jo.");
        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);
        await TypeAsync(sam, "Three.", "Three, by Sam.");
        await Expect(Standing(sam)).ToContainTextAsync("Merged with Jo’s save", Soon);
        await Expect(Body(sam)).ToHaveValueAsync("One, by Jo.\n\nTwo.\n\nThree, by Sam.");

        await TypeAsync(sam, "Two.", "Two, by Sam.");
        await Expect(Standing(sam)).Not.ToContainTextAsync("Merged", new() { Timeout = 20_000 });
        await TypeAsync(jo, "Two.", "Two, by Jo.");
        await Expect(Standing(jo)).ToContainTextAsync("Kept beside the story", Soon);
        await jo.GetByRole(AriaRole.Link, new() { Name = "Settle it" }).ClickAsync();
        var conflict = Region(jo, "Conflict");
        await Expect(conflict).ToContainTextAsync("Two, by Sam.");
        await Expect(conflict).ToContainTextAsync("Two, by Jo.");
        await FitAsync(jo);
        await conflict.GetByLabel("Both").CheckAsync();
        await jo.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(Body(jo)).ToHaveValueAsync("One, by Jo.\n\nTwo, by Jo.\n\nTwo, by Sam.\n\nThree, by Sam.");

        await jo.GotoAsync(Story + "/history");
        await FitAsync(jo);
        await jo.GotoAsync(Story + "/branches/1");
        await FitAsync(jo);
    }

    [Fact]
    public async Task A_cut_network_loses_nothing_and_a_take_over_keeps_what_is_typed()
    {
        using var site = new SiteHost();
        await WriteAsync(site);
        await using var first = await chromium.NewWindowAsync(SiteAddress.Of(site));
        await using var second = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var jo = await OpenAsync(site, first, "Jo");

        await first.SetOfflineAsync(true);
        await TypeAsync(jo, "One.", "One, without a network.");
        await Expect(Standing(jo)).ToContainTextAsync("no connection", Soon);
        await first.SetOfflineAsync(false);
        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);

        // The network is cut and the page goes with it: the browser offers the text when it comes back.
        await first.SetOfflineAsync(true);
        await TypeAsync(jo, "Two.", "Two, on the train.");
        await Expect(Standing(jo)).ToContainTextAsync("no connection", Soon);
        await jo.EvaluateAsync("() => { navigator.sendBeacon = () => false; window.fetch = () => Promise.reject(new TypeError()); }"); // offline ends with the page: its last words would go out
        await jo.CloseAsync();
        await first.SetOfflineAsync(false);
        jo = await first.NewPageAsync();
        await jo.GotoAsync(Story);
        await Expect(Body(jo)).ToHaveValueAsync("One, without a network.\n\nTwo.\n\nThree.");
        await jo.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);

        var sam = await OpenAsync(site, second, "Sam");
        await Expect(Body(sam)).ToHaveValueAsync("One, without a network.\n\nTwo, on the train.\n\nThree.");
        await Expect(Region(sam, "Presence")).ToContainTextAsync("Jo is here", Soon);
        await sam.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Expect(Region(jo, "Presence")).ToContainTextAsync("Sam took this story over", Soon);
        await TypeAsync(jo, "Three.", "Three, by Jo all the same.");
        await Expect(Standing(jo)).ToContainTextAsync("Kept beside the story", Soon);
        await sam.ReloadAsync();
        await Expect(Region(sam, "Kept texts")).ToContainTextAsync("Jo");
        await FitAsync(sam);
    }

    [Fact]
    public async Task What_is_typed_before_the_page_is_whole_saves_itself_too()
    {
        using var site = new SiteHost();
        await WriteAsync(site);
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var jo = await OpenAsync(site, window, "Jo");
        var typed = new TaskCompletionSource();
        await jo.RouteAsync("**/desk/autosave*", async route =>
        {
            await typed.Task;
            await route.ContinueAsync();
        });

        await jo.GotoAsync(Story, new() { WaitUntil = WaitUntilState.Commit });
        await TypeAsync(jo, "One.", "One, on a slow line.");
        typed.SetResult();

        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);
        Assert.Equal(2, await site.WithAsync<NewsDb, int>(db => Task.FromResult(db.Articles.Single().LatestNumber)));
    }

    [Fact]
    public async Task Whose_session_ended_signs_in_in_place_and_a_new_story_goes_on_under_its_number()
    {
        using var site = new SiteHost();
        await WriteAsync(site);
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var jo = await OpenAsync(site, window, "Jo", "/admin/articles/new");
        await jo.GetByLabel("Headline").FillAsync("A story of its own");
        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);
        await Expect(jo).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/articles/2$"));

        await window.ClearCookiesAsync();
        await Body(jo).FillAsync("Typed after the session had ended.");
        var dialog = jo.GetByRole(AriaRole.Dialog, new() { Name = "Sign in again" });
        await dialog.GetByLabel("Email").FillAsync("jo@example.org", new() { Timeout = 20_000 });
        await dialog.GetByLabel("Password").FillAsync(DeskClient.Password);
        await FitAsync(jo);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Standing(jo)).ToContainTextAsync("Saved", Soon);

        await jo.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(Standing(jo)).ToContainTextAsync("Published");
        await Expect(Body(jo)).ToHaveValueAsync("Typed after the session had ended.");
        await Expect(jo.GetByRole(AriaRole.Button, new() { Name = "Put it back" })).ToHaveCountAsync(0);
    }

    private static async Task WriteAsync(SiteHost site)
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var name in new[] { "Jo", "Sam" })
            await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync($"{name}@example.org".ToLowerInvariant(), name, Role.Editor, DeskClient.Password, Actor.System("test"), ct));
        await site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(new DraftText { Headline = "Harbour opens", Body = "One.\n\nTwo.\n\nThree." }, Actor.System("test"), ct));
    }

    private static async Task<IPage> OpenAsync(SiteHost site, IBrowserContext window, string name, string path = Story)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Address + "admin/sign-in?return=" + path);
        await page.GetByLabel("Email").FillAsync($"{name}@example.org".ToLowerInvariant());
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**" + path);
        return page;
    }

    // In the words that stand there now, as somebody types into one paragraph.
    private static async Task TypeAsync(IPage page, string old, string words) =>
        await Body(page).FillAsync((await Body(page).InputValueAsync()).Replace(old, words, StringComparison.Ordinal));

    private static async Task FitAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(node => node.Html))}")));
    }

    private static ILocator Body(IPage page) => page.GetByLabel("Body", new() { Exact = true });

    private static ILocator Standing(IPage page) => page.Locator(".standing");

    private static ILocator Region(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
