using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>
/// A newcomer's hour at the front page, counted: every click, every drag and every key that does not type a letter into a field. By mouse, and again by
/// keyboard alone.
/// </summary>
public sealed class FrontPageJourneyTests(Chromium chromium)
{
    private const int InteractionsMost = 8;

    private static readonly Actor Newsroom = Actor.System("newsroom");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_mouse_the_page_is_reordered_pinned_launched_and_undone()
    {
        using var site = await FillAsync();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await OpenAsync(window);
        var count = 0;

        count++;
        await Slot(page, "Second 2").Locator("[data-drag]").DragToAsync(Slot(page, "Lead"));
        await ExpectSlotsAsync(page, "Story 7", "Story 9", "Story 8");
        await Expect(page.Locator("[data-front-said]")).ToHaveTextAsync("“Story 7” is Lead in the draft.");
        count++;
        await Slot(page, "Lead").GetByLabel("Pin until").ClickAsync();
        await page.Keyboard.TypeAsync("18:00");
        count++;
        await Slot(page, "Lead").GetByRole(AriaRole.Button, new() { Name = "Pin" }).ClickAsync();
        await Expect(page.Locator("[data-front-said]")).ToContainTextAsync("“Story 7” holds Lead until");
        count++;
        await page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
        await ReadersSeeAsync(site, page, "Launched.", "Story 7");
        count++;
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo launch" }).ClickAsync();
        await ReadersSeeAsync(site, page, "Undone.", "Story 9");

        Assert.True(count <= InteractionsMost, $"It took {count} interactions.");
    }

    [Fact]
    public async Task By_keyboard_alone_too()
    {
        using var site = await FillAsync();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await OpenAsync(window);
        var count = 0;
        async Task PressAsync(string key)
        {
            count++;
            await page.Keyboard.PressAsync(key);
        }

        await PressAsync("j");
        await Expect(Slot(page, "Lead").GetByRole(AriaRole.Button, new() { Name = "Move down" })).ToBeFocusedAsync();
        await PressAsync("Alt+ArrowDown");
        await ExpectSlotsAsync(page, "Story 8", "Story 9", "Story 7");
        await Expect(page.Locator("[data-front-said]")).ToHaveTextAsync("“Story 9” is Second 1 in the draft.");
        await Expect(Slot(page, "Second 1").GetByRole(AriaRole.Button, new() { Name = "Move down" })).ToBeFocusedAsync();
        await PressAsync("Tab");
        await PressAsync("Tab");
        await Expect(Slot(page, "Second 1").GetByLabel("Pin until")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("18:00");
        await PressAsync("Enter");
        await Expect(page.Locator("[data-front-said]")).ToContainTextAsync("“Story 9” holds Second 1 until");
        await PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo launch" })).ToBeFocusedAsync();
        await ReadersSeeAsync(site, page, "Launched.", "Story 8");
        await PressAsync("Enter");
        await ReadersSeeAsync(site, page, "Undone.", "Story 9");

        Assert.True(count <= InteractionsMost, $"It took {count} interactions.");
    }

    [Fact]
    public async Task A_published_story_is_dragged_into_a_slot_and_what_is_refused_leaves_the_rest_as_it_was()
    {
        using var site = await FillAsync();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await OpenAsync(window);

        await page.Locator("[data-drag-address='/articles/story-0']").DragToAsync(Slot(page, "Second 1"));
        await ExpectSlotsAsync(page, "Story 9", "Story 0", "Story 8");
        await Slot(page, "Lead").GetByText("Another story").ClickAsync();
        await Slot(page, "Lead").GetByLabel("Story", new() { Exact = true }).FillAsync("story-0");
        await page.Keyboard.PressAsync("Enter");

        await Expect(Slot(page, "Lead").Locator(".problem")).ToContainTextAsync("another slot already");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(Slot(page, "Lead").GetByLabel("Story", new() { Exact = true })).ToHaveValueAsync("story-0");
        await ExpectSlotsAsync(page, "Story 9", "Story 0", "Story 8");
        await page.ReloadAsync();
        await ExpectSlotsAsync(page, "Story 9", "Story 0", "Story 8");
    }

    private static ILocator Slot(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    private static async Task ExpectSlotsAsync(IPage page, params string[] headlines)
    {
        for (var at = 0; at < headlines.Length; at++)
            await Expect(page.Locator("[data-slot] .headline").Nth(at)).ToHaveTextAsync(headlines[at]);
    }

    private static async Task ReadersSeeAsync(SiteHost site, IPage page, string done, string lead)
    {
        await Expect(page.Locator("[data-front-said]")).ToContainTextAsync(done);
        using var reader = site.Visitor();
        Assert.Contains($"{lead}</a></h2>", (await reader.GetStringAsync("/", Ct)).Split("</article>")[0], StringComparison.Ordinal);
    }

    private static async Task<SiteHost> FillAsync()
    {
        var site = new SiteHost();
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Editor, DeskClient.Password, Newsroom, Ct));
        for (var i = 0; i < 10; i++)
        {
            var saved = await site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(new DraftText { Headline = $"Story {i}", Body = "A body." }, Newsroom, Ct));
            await site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(saved.ArticleId!.Value, 1, false, Newsroom, Ct));
        }

        return site;
    }

    private static async Task<IPage> OpenAsync(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync("/admin/sign-in?return=/admin/front");
        await page.GetByLabel("Email").FillAsync("jo@example.org");
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/front");
        await ExpectSlotsAsync(page, "Story 9", "Story 8", "Story 7");
        return page;
    }
}
