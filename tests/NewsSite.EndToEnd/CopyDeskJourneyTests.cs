using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>The copy desk beside the text while somebody writes, by keyboard alone.</summary>
public sealed class CopyDeskJourneyTests(Chromium chromium)
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 30_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Findings_come_while_one_writes_and_are_settled_by_keyboard()
    {
        using var site = new SiteHost();
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Editor, DeskClient.Password, Actor.System("test"), Ct));
        await site.WithAsync<TagDesk, (long?, IReadOnlyList<Problem>)>(desk => desk.CreateAsync("Iraq", [], "", Actor.System("test"), Ct));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Address + "admin/sign-in?return=/admin/articles/new");
        await page.GetByLabel("Email").FillAsync("jo@example.org");
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var body = page.GetByLabel("Body", new() { Exact = true });
        var checks = page.GetByRole(AriaRole.Region, new() { Name = "Checks", Exact = true });

        await page.GetByLabel("Headline").FillAsync("A mission");
        await body.FillAsync("General Giovanni Iannucci came to Iraq in in the morning.\n\nLannucci said so.");
        await Expect(checks).ToContainTextAsync("is this one name spelt two ways?", Soon);
        await Expect(page.Locator(".standing")).ToContainTextAsync("Checks: 4 findings", Soon);
        await Expect(checks.GetByRole(AriaRole.Button, new() { Name = "Dismiss" })).ToHaveCountAsync(4, new() { Timeout = 30_000 }); // once the story has saved itself
        await FitAsync(page);

        await checks.GetByRole(AriaRole.Link, new() { Name = "Paragraph 2" }).PressAsync("Enter");
        await Expect(body).ToBeFocusedAsync();
        Assert.Equal("Lannucci", await body.EvaluateAsync<string>("area => area.value.slice(area.selectionStart, area.selectionEnd)"));

        await checks.GetByRole(AriaRole.Button, new() { Name = "Fix" }).PressAsync("Enter");
        await Expect(body).ToHaveValueAsync("General Giovanni Iannucci came to Iraq in the morning.\n\nLannucci said so.");
        await Expect(page.Locator(".standing")).ToContainTextAsync("Checks: 3 findings", Soon);

        await checks.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).First.PressAsync("Enter");
        await Expect(checks).ToContainTextAsync("1 dismissed", Soon);
        Assert.True(await checks.EvaluateAsync<bool>("region => region.contains(document.activeElement)"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Add tag Iraq" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Tags", new() { Exact = true })).ToHaveValueAsync("Iraq");
        await Expect(page.GetByLabel("Tags", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Checks: 1 finding", Soon);
        await FitAsync(page);
    }

    private static async Task FitAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(node => node.Html))}")));
    }
}
