using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Tests.People;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd;

/// <summary>Pictures of the pages on which people get in: an invitation, signing in, the account, being asked once more. By the real clock, which the codes of an app go by.</summary>
internal static class SignInPictures
{
    private static readonly Actor Ada = Actor.System("Ada Editor");

    /// <summary>Makes them.</summary>
    /// <param name="folder">Where to put the files.</param>
    /// <param name="chromium">The browser.</param>
    public static async Task MakeAsync(string folder, Chromium chromium)
    {
        foreach (var shape in PagePictures.Variants)
        {
            using var site = new SiteHost(); // each its own: one visitor may sign in five times a minute
            await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site), shape.Width, shape.Height, scheme: shape.Scheme);
            await TourAsync(site, await window.NewPageAsync(), (page, name) => PagePictures.TakeAsync(page, folder, $"{name}-{shape.Name}"));
        }
    }

    private static async Task TourAsync(SiteHost site, IPage page, Func<IPage, string, Task> take)
    {
        const string email = "jo@example.org";
        var invited = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("ann@example.org", "Ann", Role.Editor, null, Ada, default));
        var jo = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync(email, "Jo Writer", Role.Admin, DeskClient.Password, Ada, default));
        await page.GotoAsync($"/admin/password?code={invited.Code}");
        await take(page, "invitation");

        await SignInAsync(page, email);
        await page.GotoAsync("/admin/account");
        await take(page, "account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Passkeys" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).WaitForAsync();
        await take(page, "passkeys");
        await page.GotoAsync("/admin/account/authenticator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await take(page, "authenticator");
        var key = await page.Locator("code.secret").TextContentAsync() ?? "";
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(key));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await take(page, "recovery-codes");

        var longAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        await site.WithAsync<NewsDb, int>(db => db.DeskSessions.Where(session => session.EditorId == jo.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.StartedAt, longAgo)));
        await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"/admin/users/{invited.Id}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable" }).ClickAsync();
        await take(page, "still-you");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/admin/sign-in");
        await take(page, "sign-in");
        await SignInAsync(page, email);
        await take(page, "sign-in-code");
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/admin/sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/admin/sign-in", StringComparison.Ordinal));
    }
}
