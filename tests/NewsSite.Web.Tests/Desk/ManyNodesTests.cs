using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Signing in where several nodes share a store, and behind a proxy that is not named.</summary>
public sealed class ManyNodesTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly SiteHost _one;
    private readonly SiteHost _two;

    public ManyNodesTests()
    {
        _one = new SiteHost(clock: _clock);
        _two = new SiteHost(new Dictionary<string, string> { ["NewsSite:ConnectionStrings:NewsSite"] = _one.Services.GetRequiredService<SiteOptions>().EffectiveConnectionString }, _clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _two.Dispose();
        _one.Dispose();
    }

    [Fact]
    public async Task A_disabled_person_is_out_within_a_minute_on_every_node()
    {
        using var jo = await DeskClient.SignInAsync(_one, Role.Writer, Ct);
        var cookie = await CookieAsync(jo.Email);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await OpenAsync(_one, cookie), await OpenAsync(_two, cookie)));

        await _one.WithAsync<Accounts, IReadOnlyList<Problem>?>(accounts => accounts.DisableAsync(jo.EditorId, Actor.System("test"), Ct));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (await OpenAsync(_one, cookie), await OpenAsync(_two, cookie)));
    }

    [Fact]
    public async Task An_invitation_is_used_once_also_on_two_nodes_at_once()
    {
        var invited = await _one.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("ann@example.org", "Ann", Role.Editor, null, Actor.System("test"), Ct));
        using var here = DeskClient.Nobody(_one);
        using var there = DeskClient.Nobody(_two);
        var pages = new[] { await here.OpenAsync("/admin/password?code=" + invited.Code, Ct), await there.OpenAsync("/admin/password?code=" + invited.Code, Ct) };
        Assert.All(pages, page => Assert.Contains("Choose how you sign in", page.Text, StringComparison.Ordinal));

        var answers = await Task.WhenAll(pages.Select((page, i) => page.Fill("Password", $"another boat left {i}").PressAsync("Set password", Ct)));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task The_set_up_is_claimed_once_also_on_two_nodes_at_once()
    {
        var codes = new[] { await CodeAsync(_one), await CodeAsync(_two) };
        using var here = DeskClient.Nobody(_one);
        using var there = DeskClient.Nobody(_two);
        var pages = new[] { await here.OpenAsync("/admin/setup?code=" + codes[0], Ct), await there.OpenAsync("/admin/setup?code=" + codes[1], Ct) };

        var answers = await Task.WhenAll(pages.Select((page, i) => page.Fill("Email", $"p{i}@example.org").Fill("Password", DeskClient.Password).PressAsync("Create admin", Ct)));

        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.NotFound], answers.Select(answer => answer.StatusCode).Order());
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_guesser_who_says_to_come_from_elsewhere_each_time_is_limited_all_the_same()
    {
        using var visitor = DeskClient.Nobody(_one);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            visitor.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i + 1}");
            var form = await visitor.OpenAsync("/admin/sign-in", Ct);
            using var answer = await form.Fill("Email", "nobody@example.org").Fill("Password", "wrong wrong wrong").PressAsync("Sign in", Ct);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses[..^1], status => Assert.Equal(HttpStatusCode.BadRequest, status));
    }

    private static async Task<string> CodeAsync(SiteHost site) => (await site.WithAsync<FirstAdmin, string?>(first => first.IssueCodeAsync(Ct)))!;

    private async Task<string> CookieAsync(string email)
    {
        using var desk = DeskClient.Nobody(_one);
        var form = await desk.OpenAsync("/admin/sign-in", Ct);
        using var answer = await form.Fill("Email", email).Fill("Password", DeskClient.Password).PressAsync("Sign in", Ct);
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("newssite-desk=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<HttpStatusCode> OpenAsync(SiteHost site, string cookie)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin");
        request.Headers.Add("Cookie", cookie);
        using var answer = await visitor.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
