using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.Identity;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Tests.Workers;

public sealed class StoreFaultTests
{
    private const int SqliteBusy = 5, SqliteFull = 13, SqliteCantOpen = 14;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqliteFull, "disk of the site is full")]
    [InlineData(SqliteBusy, "does not answer at the moment")]
    [InlineData(SqliteCantOpen, "does not answer at the moment")]
    public async Task A_save_that_the_store_refuses_says_so_with_the_text_kept_and_can_be_sent_again(int code, string says)
    {
        var faults = new Faults();
        using var site = Site(faults);
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        var form = await desk.OpenAsync("/admin/articles/new", Ct);
        form.Fill("Headline", "Harbour opens <again>").Fill("Body", "Two ferries\n\nwill cross.");

        faults.OnWrites = code;
        using var refused = await form.PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("10", refused.Headers.GetValues("Retry-After").Single());
        Assert.True(refused.Headers.CacheControl!.NoStore);
        var page = await DeskPage.ReadAsync(desk, "/admin/articles/new", refused, Ct);
        Assert.Contains(says, page.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Harbour opens <again>", page.Document.QuerySelectorAll("textarea").Select(area => area.TextContent));
        Assert.Contains("Two ferries\n\nwill cross.", page.Document.QuerySelectorAll("textarea").Select(area => area.TextContent.ReplaceLineEndings("\n")));

        faults.OnWrites = 0;
        using var again = await page.PressAsync("Send again", Ct);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        using var reader = site.Visitor();
        Assert.Contains("Harbour opens &lt;again&gt;", await reader.GetStringAsync("/articles/harbour-opens-again", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_not_shown_again()
    {
        var faults = new Faults();
        using var site = Site(faults);
        using var nobody = DeskClient.Nobody(site);
        var form = await nobody.OpenAsync("/admin/sign-in", Ct);

        faults.OnReads = SqliteCantOpen;
        using var refused = await form.Fill("Email", "ann@example.org").Fill("Password", "a very secret phrase").PressAsync("Sign in", Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.DoesNotContain("secret", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_in_memory_answers_503_while_the_store_is_away_and_one_that_is_goes_on()
    {
        var faults = new Faults();
        using var site = Site(faults);
        using var reader = site.Visitor();
        await reader.GetStringAsync("/", Ct);
        await reader.GetStringAsync("/", Ct);

        faults.OnReads = SqliteCantOpen;
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/", Ct)).StatusCode);
        using var cold = await reader.GetAsync("/tags", Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, cold.StatusCode);
        Assert.Equal("10", cold.Headers.GetValues("Retry-After").Single());
        Assert.True(cold.Headers.CacheControl!.NoStore);

        faults.OnReads = 0;
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/tags", Ct)).StatusCode);
    }

    [Fact]
    public async Task Nobody_waits_for_a_store_that_is_found_not_to_answer()
    {
        var faults = new Faults();
        using var site = Site(faults);
        using var reader = site.Visitor();
        faults.IsHung = true;

        var waiting = reader.GetAsync("/tags", Ct);
        await faults.Hung.Task.WaitAsync(Ct);
        site.Services.GetRequiredService<StoreWatch>().IsLost = true;

        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("cannot be shown just now", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static SiteHost Site(Faults faults) => new(change: services => services.ConfigureDbContext<SqliteNewsDb>(options => options.AddInterceptors(faults)));

    /// <summary>A store that refuses what it is asked, or does not answer at all.</summary>
    private sealed class Faults : DbCommandInterceptor
    {
        public int OnReads { get; set; }

        public int OnWrites { get; set; }

        public bool IsHung { get; set; }

        /// <summary>Done when a command waits.</summary>
        public TaskCompletionSource Hung { get; } = new();

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await MeetAsync(command, cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await MeetAsync(command, cancellationToken);
            return result;
        }

        private async Task MeetAsync(DbCommand command, CancellationToken ct)
        {
            // The follower asks all the time, and would find out by itself.
            if (command.CommandText.Contains("\"Changes\"", StringComparison.Ordinal))
                return;
            if (IsHung && command.CommandText.Contains("FROM \"Tags\"", StringComparison.Ordinal))
            {
                Hung.TrySetResult();
                await Task.Delay(Timeout.Infinite, ct);
            }

            var isWrite = command.CommandText.Contains("INSERT INTO", StringComparison.Ordinal) || command.CommandText.Contains("UPDATE ", StringComparison.Ordinal);
            if ((isWrite ? OnWrites : OnReads) is var code and not 0)
                throw new SqliteException($"SQLite Error {code}", code);
        }
    }
}
