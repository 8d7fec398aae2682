using Microsoft.Playwright;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.EndToEnd.Checks;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>Review, embargo, end date and trash in a browser: usable by everybody, on a phone and on a desk.</summary>
public sealed class ReviewJourneyTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    public async Task Nothing_is_wrong_with_the_pages_of_a_story_on_its_way(int width)
    {
        using var site = new SiteHost(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Europe/London" });
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        var sent = await StoryAsync(site, desk, "Ferry timetable");
        await DoAsync<ReviewDesk>(site, review => review.SubmitAsync(sent, desk.Actor, Ct));
        await DoAsync<ReviewDesk>(site, review => review.SendBackAsync(sent, "Who says so?", desk.Actor, Ct));
        var approved = await StoryAsync(site, desk, "Museum opens");
        await DoAsync<ReviewDesk>(site, review => review.SubmitAsync(approved, desk.Actor, Ct));
        await DoAsync<ReviewDesk>(site, review => review.ApproveAsync(approved, 1, desk.Actor, Ct));
        var live = await StoryAsync(site, desk, "Council votes");
        await DoAsync<Workflow>(site, workflow => workflow.PublishAsync(live, 1, false, desk.Actor, Ct));
        await DoAsync<WithdrawalDates>(site, dates => dates.PlanAsync(live, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), new WithdrawalText(WithdrawalKind.Gone), desk.Actor, Ct));
        await DoAsync<EmbargoDesk>(site, embargoes => embargoes.SetAsync(live, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), desk.Actor, Ct));
        var trashed = await StoryAsync(site, desk, "Nobody wants it");
        await DoAsync<StoryBin>(site, bin => bin.TrashAsync(trashed, desk.Actor, Ct));

        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site), width);
        var page = await SignInAsync(desk, window);
        var faults = new List<string>();
        foreach (var path in new[]
        {
            "/admin", "/admin/articles", "/admin/articles/trash", $"/admin/articles/{sent}", $"/admin/articles/{sent}/history", $"/admin/articles/{approved}", $"/admin/articles/{live}",
            $"/admin/articles/{live}/embargo", $"/admin/articles/{live}/withdrawal", $"/admin/articles/{live}/withdraw", $"/admin/articles/{approved}/send-back", $"/admin/articles/{trashed}",
        })
        {
            await page.GotoAsync(path);
            faults.AddRange(await DeskFaults.FindAsync(page, path));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_story_goes_from_review_to_embargo_and_back_without_a_page_that_needs_explaining()
    {
        using var site = new SiteHost();
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        var id = await StoryAsync(site, desk, "Ferry timetable");
        await DoAsync<ReviewDesk>(site, review => review.SubmitAsync(id, desk.Actor, Ct));
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await SignInAsync(desk, window);

        await page.GotoAsync($"/admin/articles/{id}");
        await PressAsync(page, "Approve");
        await Expect(page.Locator(".marks .approved")).ToContainTextAsync("Version 1 approved by Editor Person");
        await PressAsync(page, "Set an embargo");
        await page.GetByLabel("Embargo until").FillAsync("2099-07-01T06:00");
        await PressAsync(page, "Set the embargo");
        await Expect(page.Locator(".standing")).ToContainTextAsync("Embargoed until Wednesday 1 July 2099, 06:00 UTC.");
        await PressAsync(page, "Publish");
        await Expect(page.Locator(".problems")).ToContainTextAsync("Nothing of this story goes out before.");

        // The writer goes on typing: the text saves itself, and the approval has ended.
        await page.WaitForLoadStateAsync(); // what saves it comes with the last of the page
        await page.GetByLabel("Body").FillAsync("The early ferry stops.");
        await Expect(page.Locator("[data-standing]")).ToContainTextAsync("Saved");
        await page.GotoAsync($"/admin/articles/{id}");
        await Expect(page.Locator(".marks")).ToContainTextAsync("Changed since Editor Person approved version 1");
        await PressAsync(page, "Move to the trash");
        await Expect(page.Locator(".standing")).ToContainTextAsync("In the trash");
        await PressAsync(page, "Restore");
        await Expect(page.GetByLabel("Body")).ToHaveValueAsync("The early ferry stops.");
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<long> StoryAsync(SiteHost site, DeskClient desk, string headline) =>
        (await site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(new DraftText { Headline = headline, Body = "Text of it." }, desk.Actor, Ct))).ArticleId!.Value;

    private static async Task DoAsync<TDesk>(SiteHost site, Func<TDesk, Task<IReadOnlyList<Problem>?>> verb) where TDesk : notnull => Assert.Empty((await site.WithAsync(verb))!);

    private static async Task<IPage> SignInAsync(DeskClient desk, IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync("/admin/sign-in");
        await page.GetByLabel("Email").FillAsync(desk.Email);
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }
}
