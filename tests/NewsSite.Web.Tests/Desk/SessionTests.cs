using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Identity;
using NewsSite.Core.People;

namespace NewsSite.Web.Tests.Desk;

public sealed class SessionTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly SiteHost _site;

    public SessionTests() => _site = new SiteHost(clock: _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_once_its_session_is_signed_out()
    {
        using var desk = DeskClient.Nobody(_site);
        var copy = await SignInAsync(desk, "jo@example.org");
        using var other = DeskClient.Nobody(_site);
        var otherCopy = await SignInAsync(other, "jo@example.org", isNew: false);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(copy));

        (await (await desk.OpenAsync("/admin", Ct)).PressAsync("Sign out", Ct)).Dispose();

        Assert.Equal(HttpStatusCode.Found, await OpenAsync(copy));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(otherCopy));
    }

    [Fact]
    public async Task A_session_that_is_not_used_for_eight_hours_ends()
    {
        using var desk = DeskClient.Nobody(_site);
        var copy = await SignInAsync(desk, "jo@example.org");

        _clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(copy));
        _clock.Advance(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Found, await OpenAsync(copy));
    }

    [Fact]
    public async Task A_session_ends_after_a_day_however_much_it_is_used()
    {
        using var desk = DeskClient.Nobody(_site);
        await SignInAsync(desk, "jo@example.org");
        for (var hour = 0; hour < 24; hour += 3)
        {
            await desk.OpenAsync("/admin", Ct);
            _clock.Advance(TimeSpan.FromHours(3));
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        using var after = await desk.Http.GetAsync("/admin", Ct);

        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Fact]
    public async Task An_editor_that_only_says_that_it_is_open_does_not_keep_a_session()
    {
        using var desk = DeskClient.Nobody(_site);
        var copy = await SignInAsync(desk, "jo@example.org");
        for (var hour = 0; hour < 7; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await OpenAsync(copy, "/admin/articles/1/presence");
        }

        _clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Found, await OpenAsync(copy));
    }

    private async Task<HttpStatusCode> OpenAsync(string cookie, string address = "/admin")
    {
        using var visitor = _site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        using var answer = await visitor.SendAsync(request, Ct);
        return answer.StatusCode;
    }

    private async Task<string> SignInAsync(DeskClient desk, string email, bool isNew = true)
    {
        if (isNew)
            await _site.WithAsync<Accounts, AccountResult>(a => a.AddAsync(email, "", Role.Admin, DeskClient.Password, Actor.System("test"), Ct));
        var form = await desk.OpenAsync("/admin/sign-in", Ct);
        using var answer = await form.Fill("Email", email).Fill("Password", DeskClient.Password).PressAsync("Sign in", Ct);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("newssite-desk=", StringComparison.Ordinal)).Split(';')[0];
    }
}
