using System.Net;
using NewsSite.Core.Identity;
using NewsSite.Core.Tests.People;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Signing in with an authenticator app, and what is asked of those who publish.</summary>
public sealed class TwoStepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_is_set_up_on_ones_account_and_asked_for_from_then_on()
    {
        using var site = new SiteHost();
        using var jo = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        var (key, codes) = await SetUpAsync(jo);
        Assert.Equal(10, codes.Count);
        Assert.Contains("On. Recovery codes left: 10.", (await jo.OpenAsync("/admin/account", Ct)).Text, StringComparison.Ordinal);

        using var elsewhere = DeskClient.Nobody(site);
        var step = await PasswordAsync(elsewhere, jo.Email);
        using (var inside = await elsewhere.Http.GetAsync("/admin", Ct))
            Assert.Equal(HttpStatusCode.Found, inside.StatusCode);
        using (var wrong = await step.Fill("Code", "000000").PressAsync("Sign in", Ct))
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using (var right = await step.Fill("Code", Totp.Code(key, 1)).PressAsync("Sign in", Ct))
            Assert.Equal("/admin/articles", right.Headers.Location?.ToString());
        await elsewhere.OpenAsync("/admin", Ct);

        using var third = DeskClient.Nobody(site);
        using var recovered = await (await PasswordAsync(third, jo.Email)).Fill("Code", codes[0]).PressAsync("Sign in", Ct);
        Assert.Equal(HttpStatusCode.Found, recovered.StatusCode);
        await third.OpenAsync("/admin", Ct);
    }

    [Fact]
    public async Task Without_the_right_password_there_is_no_second_step()
    {
        using var site = new SiteHost();
        using var visitor = DeskClient.Nobody(site);

        using var answer = await visitor.Http.GetAsync("/admin/sign-in/code", Ct);

        Assert.Equal("/admin/sign-in", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Where_more_than_a_password_is_required_nothing_but_the_account_is_open_until_it_is_set_up()
    {
        using var site = new SiteHost(new Dictionary<string, string> { ["NewsSite:SignIn:SecondFactor"] = "Required" });
        using var writer = await DeskClient.SignInAsync(site, Role.Writer, Ct);
        await writer.OpenAsync("/admin", Ct);
        using var editor = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        foreach (var path in new[] { "/admin", "/admin/articles", "/admin/articles/new", "/admin/photos" })
        {
            using var answer = await editor.Http.GetAsync(path, Ct);
            Assert.Equal("/admin/account", answer.Headers.Location?.ToString());
        }

        Assert.Contains("A passkey or an authenticator app first", (await editor.OpenAsync("/admin/account", Ct)).Text, StringComparison.Ordinal);
        await SetUpAsync(editor);

        Assert.DoesNotContain("A password is all that protects", (await editor.OpenAsync("/admin", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_offered_the_desk_asks_those_who_publish_and_lets_them_work()
    {
        using var site = new SiteHost();
        using var writer = await DeskClient.SignInAsync(site, Role.Writer, Ct);
        using var editor = await DeskClient.SignInAsync(site, Role.Editor, Ct);

        Assert.DoesNotContain("A password is all that protects", (await writer.OpenAsync("/admin", Ct)).Text, StringComparison.Ordinal);
        Assert.Contains("A password is all that protects", (await editor.OpenAsync("/admin", Ct)).Text, StringComparison.Ordinal);
        await editor.OpenAsync("/admin/articles/new", Ct);
    }

    private static async Task<DeskPage> PasswordAsync(DeskClient desk, string email)
    {
        var form = await desk.OpenAsync("/admin/sign-in?return=/admin/articles", Ct);
        return await form.Fill("Email", email).Fill("Password", DeskClient.Password).PressAndFollowAsync("Sign in", Ct);
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(DeskClient desk)
    {
        var page = await (await desk.OpenAsync("/admin/account/authenticator", Ct)).PressAndFollowAsync("Set up an authenticator app", Ct);
        Assert.NotNull(page.Document.QuerySelector("svg.qr"));
        var key = page.Document.QuerySelector("code.secret")!.TextContent;
        var on = await page.Fill("Code", Totp.Code(key)).PressAndFollowAsync("Turn on", Ct);
        return (key, [.. on.Document.QuerySelectorAll(".codes code").Select(code => code.TextContent)]);
    }
}
