using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>A new editor's first story, counted: every click and every key that does not type a letter.</summary>
public sealed class FirstStoryTests(Chromium chromium)
{
    private const int InteractionsMost = 12;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_sign_in_to_published_with_two_captions_and_three_tags()
    {
        using var site = new SiteHost();
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Editor, DeskClient.Password, Actor.System("test"), Ct));
        foreach (var tag in new[] { "Ferries", "Harbours", "Nights" })
            await site.WithAsync<TagDesk, (long?, IReadOnlyList<Problem>)>(desk => desk.CreateAsync(tag, [], "", Actor.System("test"), Ct));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await window.NewPageAsync();
        await page.GotoAsync("/admin");
        var jo = new Hand(page);

        await jo.ClickAsync(page.GetByLabel("Email"));
        await jo.TypeAsync("jo@example.org");
        await jo.PressAsync("Tab");
        await jo.TypeAsync(DeskClient.Password);
        await jo.PressAsync("Enter");
        await jo.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "New story" }));
        await jo.ClickAsync(page.GetByLabel("Headline"));
        await jo.TypeAsync("Harbour opens to night ferries");
        await jo.ClickAsync(page.GetByLabel("Body", new() { Exact = true }));
        await jo.TypeAsync("Two ferries will cross until three in the morning.");
        foreach (var caption in new[] { "The quay on Monday.", "The first crossing." })
        {
            await jo.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Add caption" }));
            await jo.TypeAsync(caption);
        }

        await jo.ClickAsync(page.GetByLabel("Tags"));
        await jo.TypeAsync("Ferries, Harbours, Nights");
        await jo.ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }));
        await Expect(page.Locator(".standing")).ToContainTextAsync("Published");

        await using var reader = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var story = await reader.NewPageAsync();
        await story.GotoAsync("/articles/harbour-opens-to-night-ferries");
        await Expect(story.Locator("figcaption")).ToHaveTextAsync(["The quay on Monday.", "The first crossing."]);
        await Expect(story.GetByRole(AriaRole.List, new() { Name = "Tags" }).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Ferries", "Harbours", "Nights"]);
        Assert.True(jo.Interactions <= InteractionsMost, $"It took {jo.Interactions} interactions.");
    }

    /// <summary>One person's hand: letters go to wherever the focus is, all else is counted.</summary>
    private sealed class Hand(IPage page)
    {
        public int Interactions { get; private set; }

        public async Task ClickAsync(ILocator what)
        {
            Interactions++;
            await what.ClickAsync();
        }

        public async Task PressAsync(string key)
        {
            Interactions++;
            await page.Keyboard.PressAsync(key);
        }

        public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);
    }
}
