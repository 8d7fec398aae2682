using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>The keys of the desk: shown by one, turned off by one box, and quiet while one types.</summary>
public sealed class KeyboardJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task The_sheet_opens_and_closes_by_key_and_single_keys_can_be_turned_off()
    {
        using var site = new SiteHost();
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Editor, DeskClient.Password, Actor.System("test"), TestContext.Current.CancellationToken));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Address + "admin/sign-in?return=/admin/articles");
        await page.GetByLabel("Email").FillAsync("jo@example.org");
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/articles");
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });
        var search = page.GetByLabel("Search articles");

        await page.Keyboard.PressAsync("?");
        await Expect(sheet).ToContainTextAsync("Saves the draft.");
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help}")));
        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("/");
        await Expect(search).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(search).ToHaveValueAsync("?");
        await Expect(sheet).ToHaveCountAsync(0);

        await page.GotoAsync(site.Address + "admin/keyboard");
        await page.GetByLabel("Keys that are pressed alone").UncheckAsync();
        await page.GotoAsync(site.Address + "admin/articles");
        await page.Keyboard.PressAsync("?");
        await page.Keyboard.PressAsync("/");
        await Expect(search).Not.ToBeFocusedAsync();
        await Expect(sheet).ToHaveCountAsync(0);
    }
}
