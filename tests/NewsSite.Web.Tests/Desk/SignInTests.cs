using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

public sealed class SignInTests : IDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_disabled_account_get_the_same_answer()
    {
        await AddAsync("known@example.org");
        var disabled = await AddAsync("disabled@example.org");
        await _site.WithAsync<Accounts, IReadOnlyList<Problem>?>(a => a.DisableAsync(disabled, Actor.System("test"), Ct));
        using var visitor = DeskClient.Nobody(_site);

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (email, password) in new[] { ("unknown@example.org", "wrong wrong wrong"), ("known@example.org", "wrong wrong wrong"), ("disabled@example.org", DeskClient.Password) })
        {
            using var answer = await TryAsync(visitor, email, password);
            answers.Add((answer.StatusCode, (await DeskPage.ReadAsync(visitor, "/admin/sign-in", answer, Ct)).Text.Replace(email, "", StringComparison.Ordinal)));
        }

        Assert.Equal(HttpStatusCode.BadRequest, answers[0].Item1);
        Assert.Contains("do not match", answers[0].Item2, StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("/admin/tags", "/admin/tags")]
    [InlineData("https://elsewhere.example/", "/admin")]
    [InlineData("//elsewhere.example", "/admin")]
    [InlineData("/\\elsewhere.example", "/admin")]
    [InlineData("", "/admin")]
    public async Task Signing_in_goes_on_to_addresses_of_this_site_only(string wanted, string target)
    {
        await AddAsync("jo@example.org");
        using var visitor = DeskClient.Nobody(_site);
        var form = await visitor.OpenAsync("/admin/sign-in?return=" + Uri.EscapeDataString(wanted), Ct);

        using var answer = await form.Fill("Email", "jo@example.org").Fill("Password", DeskClient.Password).PressAsync("Sign in", Ct);

        Assert.Equal((HttpStatusCode.Found, target), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task The_sixth_try_in_a_minute_from_one_address_is_told_to_wait()
    {
        using var visitor = DeskClient.Nobody(_site);
        for (var i = 0; i < 5; i++)
            (await TryAsync(visitor, $"p{i}@example.org", "wrong wrong wrong")).Dispose();

        using var answer = await TryAsync(visitor, "p@example.org", "wrong wrong wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_refused_sign_in_is_in_the_log_with_a_reason_and_the_account_and_without_what_was_typed()
    {
        var known = await AddAsync("known@example.org");
        using var visitor = DeskClient.Nobody(_site);
        (await TryAsync(visitor, "unknown@example.org", "wrong wrong wrong")).Dispose();
        (await TryAsync(visitor, "known@example.org", "wrong wrong wrong")).Dispose();

        var lines = new List<string>();
        foreach (var path in Directory.GetFiles(Path.Combine(_site.DataDirectory, "logs")))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            lines.AddRange((await reader.ReadToEndAsync(Ct)).Split('\n').Where(line => line.Contains("Sign-in refused", StringComparison.Ordinal)));
        }

        Assert.Equal(2, lines.Count);
        Assert.Contains("\"Reason\":\"no such account\",\"Account\":null", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"Reason\":\"wrong password\",\"Account\":{known}", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sixth_wrong_present_password_in_a_minute_is_told_to_wait()
    {
        using var desk = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            var page = await desk.OpenAsync("/admin/account", Ct);
            using var answer = await page.Fill("Current password", "wrong wrong wrong").Fill("New password", "another boat left").PressAsync("Change password", Ct);
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 5), HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var desk = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        var page = await desk.OpenAsync("/admin", Ct);

        using (var answer = await page.PressAsync("Sign out", Ct))
            Assert.Equal("/admin/sign-in?done=signed-out", answer.Headers.Location!.ToString());

        using var after = await desk.Http.GetAsync("/admin", Ct);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("role")]
    public async Task Somebody_disabled_or_with_another_role_is_out_at_the_next_check(string change)
    {
        using var site = new SiteHost();
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        await desk.OpenAsync("/admin/photos", Ct);

        // The check is made once a minute; here at each request, instead of waiting.
        site.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval = TimeSpan.Zero;
        await site.WithAsync<Accounts, IReadOnlyList<Problem>?>(a => change == "disable"
            ? a.DisableAsync(desk.EditorId, Actor.System("test"), Ct)
            : a.ChangeRoleAsync(desk.EditorId, Role.Writer, Actor.System("test"), Ct));

        using var answer = await desk.Http.GetAsync("/admin/photos", Ct);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/admin/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_not_for_scripts()
    {
        await AddAsync("jo@example.org");
        using var visitor = DeskClient.Nobody(_site);
        using var answer = await TryAsync(visitor, "jo@example.org", DeskClient.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("newssite-desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task One_changes_ones_own_password_only_with_the_present_one()
    {
        using var desk = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        var page = await desk.OpenAsync("/admin/account", Ct);

        using (var refused = await page.Fill("Current password", "wrong wrong wrong").Fill("New password", "another boat left").PressAsync("Change password", Ct))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var done = await page.Fill("Current password", DeskClient.Password).Fill("New password", "another boat left").PressAsync("Change password", Ct);

        Assert.Equal("/admin/account?done=password", done.Headers.Location!.ToString());
        using var visitor = DeskClient.Nobody(_site);
        using var answer = await TryAsync(visitor, desk.Email, "another boat left");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        await desk.OpenAsync("/admin", Ct);
    }

    [Fact]
    public async Task An_admin_adds_a_person_whose_link_is_shown_once_and_works_once()
    {
        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        var people = await admin.OpenAsync("/admin/users", Ct);
        var shown = await people.Fill("Email", "new@example.org").Fill("Name", "New Person").Fill("Role", "Editor").PressAndFollowAsync("Add person", Ct);
        var link = new Uri(shown.Document.QuerySelector(".secret")!.TextContent.Trim());
        Assert.DoesNotContain(link.Query, (await admin.OpenAsync("/admin/users", Ct)).Text, StringComparison.Ordinal);

        using var person = DeskClient.Nobody(_site);
        var choose = await person.OpenAsync(link.PathAndQuery, Ct);
        using (var set = await choose.Fill("Password", "another boat left").PressAsync("Set password", Ct))
            Assert.Equal("/admin/sign-in?done=password-set", set.Headers.Location!.ToString());

        using var again = await person.Http.GetAsync(link.PathAndQuery, Ct);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var answer = await TryAsync(person, "new@example.org", "another boat left");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(Role.Editor, (await _site.WithAsync<Accounts, Person?>(a => a.FindAsync("new@example.org", Ct)))!.Role);
    }

    [Fact]
    public async Task The_set_up_link_makes_the_first_admin_once()
    {
        var code = await _site.WithAsync<FirstAdmin, string?>(first => first.IssueCodeAsync(Ct));
        using var visitor = DeskClient.Nobody(_site);
        var form = await visitor.OpenAsync("/admin/setup?code=" + code, Ct);
        using (var refused = await form.Fill("Email", "jo@example.org").Fill("Password", "short").PressAsync("Create admin", Ct))
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            form = await DeskPage.ReadAsync(visitor, "/admin/setup", refused, Ct);
            Assert.Equal("jo@example.org", form.Value("Email"));
        }

        using (var made = await form.Fill("Password", DeskClient.Password).PressAsync("Create admin", Ct))
            Assert.Equal("/admin/sign-in?done=set-up", made.Headers.Location!.ToString());

        using var again = await visitor.Http.GetAsync("/admin/setup?code=" + code, Ct);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.Users.CountAsync(Ct)));
    }

    private static async Task<HttpResponseMessage> TryAsync(DeskClient visitor, string email, string password)
    {
        var form = await visitor.OpenAsync("/admin/sign-in", Ct);
        return await form.Fill("Email", email).Fill("Password", password).PressAsync("Sign in", Ct);
    }

    private async Task<long> AddAsync(string email) =>
        (await _site.WithAsync<Accounts, AccountResult>(a => a.AddAsync(email, "", Role.Writer, DeskClient.Password, Actor.System("test"), Ct))).Id!.Value;
}
