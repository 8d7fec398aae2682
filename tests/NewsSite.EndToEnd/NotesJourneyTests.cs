using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>A note on selected words, by keyboard alone, while the story stays open.</summary>
public sealed class NotesJourneyTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_selected_noted_answered_and_resolved_by_keyboard()
    {
        using var site = new SiteHost();
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Editor, DeskClient.Password, Actor.System("test"), Ct));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        await page.GotoAsync(site.Address + "admin/sign-in?return=/admin/articles/new");
        await page.GetByLabel("Email").FillAsync("jo@example.org");
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        var body = page.GetByLabel("Body", new() { Exact = true });
        var notes = page.GetByRole(AriaRole.Region, new() { Name = "Notes", Exact = true });

        await page.GetByLabel("Headline").FillAsync("A harbour");
        await body.FillAsync("It opened in the morning.\n\nThe mayor said yes. The bishop said yes.");
        await Expect(notes.GetByText("New note")).ToBeVisibleAsync(new() { Timeout = 30_000 }); // once the story has saved itself

        await body.EvaluateAsync("area => { area.focus(); area.setSelectionRange(58, 66); }");
        await page.Keyboard.PressAsync("Control+Alt+m");
        await Expect(notes.GetByLabel("Passage")).ToHaveValueAsync("said yes");
        await Expect(notes.GetByLabel("Note", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Did he?");
        await page.ReloadAsync(); // what is typed and not sent is still there
        await Expect(notes.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("Did he?");
        await notes.GetByRole(AriaRole.Button, new() { Name = "Add note" }).PressAsync("Enter");
        await Expect(notes).ToContainTextAsync("1 open");
        await Expect(page.Locator(".standing")).ToContainTextAsync("Notes: 1 open");

        await notes.GetByRole(AriaRole.Link, new() { Name = "Body" }).PressAsync("Enter");
        await Expect(body).ToBeFocusedAsync();
        Assert.Equal(58, await body.EvaluateAsync<int>("area => area.selectionStart"));

        await notes.GetByText("Answer", new() { Exact = true }).PressAsync("Enter");
        await notes.GetByLabel("Your answer").FillAsync("He did.");
        await FitAsync(page);
        await notes.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).PressAsync("Enter");
        await Expect(notes.Locator(".answer").First).ToHaveTextAsync("He did.");
        await notes.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).PressAsync("Enter");
        await Expect(notes).ToContainTextAsync("1 resolved");
        Assert.True(await notes.EvaluateAsync<bool>("region => region.contains(document.activeElement)"));
        await FitAsync(page);
    }

    private static async Task FitAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(node => node.Html))}")));
    }
}
