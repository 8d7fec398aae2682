using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Being asked once more who one is, and one's sessions.</summary>
public sealed class StillYouTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly SiteHost _site;

    public StillYouTests() => _site = new SiteHost(clock: _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Ten_minutes_after_signing_in_an_invitation_asks_for_the_password_and_goes_on_with_what_was_typed()
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        _clock.Advance(Sessions.Proven);
        var form = (await admin.OpenAsync("/admin/users", Ct)).Fill("Email", "ann@example.org").Fill("Name", "Ann <Lee>").Fill("Role", "Editor");

        using var asked = await form.PressAsync("Add person", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.Null(await FindAsync("ann@example.org"));
        var confirm = await DeskPage.ReadAsync(admin, "/admin/users", asked, Ct);
        using var refused = await confirm.Fill("Your password", "wrong wrong wrong").PressAsync("Go on", Ct);
        var again = await DeskPage.ReadAsync(admin, "/admin/users", refused, Ct);
        Assert.Contains("This is not your present password.", again.Text, StringComparison.Ordinal);
        var done = await again.Fill("Your password", DeskClient.Password).PressAndFollowAsync("Go on", Ct);

        Assert.Contains("/admin/password?code=", done.Text, StringComparison.Ordinal);
        Assert.Equal(("Ann <Lee>", Role.Editor), await FindAsync("ann@example.org") is { } ann ? (ann.Name, ann.Role) : default);
        await (await admin.OpenAsync("/admin/users", Ct)).Fill("Email", "bo@example.org").PressAndFollowAsync("Add person", Ct);
        Assert.NotNull(await FindAsync("bo@example.org"));
    }

    [Theory]
    [InlineData("/admin/users/1?handler=Disable")]
    [InlineData("/admin/users/1?handler=Role")]
    [InlineData("/admin/users/1?handler=Reset")]
    [InlineData("/admin/account/passkeys?handler=New")]
    [InlineData("/admin/account/authenticator?handler=Off")]
    public async Task What_decides_who_gets_in_asks(string address)
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        var token = (await admin.OpenAsync("/admin/account", Ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        _clock.Advance(Sessions.Proven);

        using var answer = await admin.Http.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Is it still you?", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_are_listed_and_one_or_all_others_are_ended()
    {
        using var desk = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        using var phone = await DeskClient.SignInAsync(_site.Address, desk.Email, desk.Actor, Ct);
        using var laptop = await DeskClient.SignInAsync(_site.Address, desk.Email, desk.Actor, Ct);
        var account = await desk.OpenAsync("/admin/account", Ct);
        Assert.Equal(3, account.Document.QuerySelectorAll(".sessions li").Length);
        Assert.Single(account.Document.QuerySelectorAll(".sessions li"), li => li.TextContent.Contains("this one", StringComparison.Ordinal));

        var ends = account.Document.QuerySelectorAll(".sessions button");
        (await account.PressAsync(ends[0].GetAttribute("aria-label")!, Ct)).Dispose();
        Assert.Equal(1, await InAsync(phone, laptop));
        (await (await desk.OpenAsync("/admin/account", Ct)).PressAsync("End all other sessions", Ct)).Dispose();

        Assert.Equal(0, await InAsync(phone, laptop));
        await desk.OpenAsync("/admin", Ct);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else_but_an_admin_ends_all_of_a_person()
    {
        using var jo = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        using var bo = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        var session = Assert.Single(await _site.WithAsync<Sessions, IReadOnlyList<OwnSession>>(sessions => sessions.ListAsync(jo.EditorId, null, Ct)));
        await _site.WithAsync<Sessions, bool>(async sessions =>
        {
            await sessions.EndAsync(session.Id, bo.Actor, Ct);
            return true;
        });
        await jo.OpenAsync("/admin", Ct);

        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        (await (await admin.OpenAsync($"/admin/users/{jo.EditorId}", Ct)).PressAsync("End all sessions", Ct)).Dispose();

        Assert.Equal(1, await InAsync(jo, bo));
    }

    private static async Task<int> InAsync(params DeskClient[] desks)
    {
        var inside = 0;
        foreach (var desk in desks)
        {
            using var answer = await desk.Http.GetAsync("/admin", Ct);
            inside += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return inside;
    }

    private Task<Person?> FindAsync(string email) => _site.WithAsync<Accounts, Person?>(accounts => accounts.FindAsync(email, Ct));
}
