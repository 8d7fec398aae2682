using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Embargoes and dates of withdrawal, set on the newsroom's clock.</summary>
public sealed class DatePagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Europe/London" });
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);
        await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", "It opened.").PressAndFollowAsync("Save draft", Ct);
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("embargo", "Embargo until", "Set the embargo")]
    [InlineData("withdrawal", "Withdraw at", "Set the end date")]
    public async Task A_time_is_refused_beside_its_field_where_there_is_none(string path, string label, string button)
    {
        foreach (var (typed, words) in new[] { ("2099-03-29T01:30", "does not exist in Europe/London"), ("2020-01-01T06:00", "has passed"), ("", "Type a date and a time") })
        {
            var page = await _editor.OpenAsync("/admin/articles/1/" + path, Ct);

            using var answer = await page.Fill(label, typed).PressAsync(button, Ct);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            page = await DeskPage.ReadAsync(_editor, path, answer, Ct);
            Assert.Contains(words, page.Document.QuerySelector(".field .problem")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, page.Value(label));
        }
    }

    [Fact]
    public async Task An_embargo_is_marked_everywhere_and_bars_the_buttons_until_it_is_lifted()
    {
        var page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Set an embargo", Ct);
        page = await page.Fill("Embargo until", "2099-07-01T06:00").PressAndFollowAsync("Set the embargo", Ct);
        Assert.Contains("Embargoed until Wednesday 1 July 2099, 06:00 Europe/London (05:00 UTC).", page.Text, StringComparison.Ordinal);
        Assert.Contains("Embargoed until 1 Jul 2099, 06:00", page.Document.QuerySelector(".marks .embargo")!.TextContent, StringComparison.Ordinal);
        foreach (var list in new[] { "/admin", "/admin/articles" })
            Assert.Contains("Embargoed until 1 Jul 2099, 06:00", (await _editor.OpenAsync(list, Ct)).Document.QuerySelector(".stories .embargo")!.TextContent, StringComparison.Ordinal);

        foreach (var button in new[] { "Publish", "Schedule" })
        {
            page = await _editor.OpenAsync("/admin/articles/1", Ct);
            using var refused = await page.Fill("Publish at", "2099-07-01T05:59").PressAsync(button, Ct);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(
                "Embargoed until Wednesday 1 July 2099, 06:00 Europe/London (05:00 UTC). Nothing of this story goes out before.",
                (await DeskPage.ReadAsync(_editor, "/", refused, Ct)).Document.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
        }

        page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Change the embargo", Ct);
        Assert.Equal("2099-07-01T06:00", page.Value("Embargo until"));
        page = await page.PressAndFollowAsync("Lift the embargo", Ct);
        Assert.Null(page.Document.QuerySelector(".marks"));
        await page.PressAndFollowAsync("Publish", Ct);
        Assert.Equal(ArticleState.Published, await _site.WithAsync<NewsDb, ArticleState>(db => db.Articles.Select(a => a.State).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_schedule_before_the_end_of_an_embargo_is_pointed_out()
    {
        await (await _editor.OpenAsync("/admin/articles/1", Ct)).Fill("Publish at", "2099-06-30T06:00").PressAndFollowAsync("Schedule", Ct);

        var page = await (await _editor.OpenAsync("/admin/articles/1/embargo", Ct)).Fill("Embargo until", "2099-07-01T06:00").PressAndFollowAsync("Set the embargo", Ct);

        Assert.Contains("Its schedule, 30 Jun 2099, 06:00, is before the embargo ends: it will not go out then.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_of_withdrawal_is_set_shown_changed_and_taken_back()
    {
        await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Publish", Ct);
        var page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Set an end date", Ct);
        page = await page.Fill("Withdraw at", "2099-07-01T06:00").Fill("Notice", "It was for the day.").PressAndFollowAsync("Set the end date", Ct);
        Assert.Contains("The story will be withdrawn on Wednesday 1 July 2099, 06:00 Europe/London (05:00 UTC).", page.Text, StringComparison.Ordinal);
        Assert.Contains("Withdrawn by itself 1 Jul 2099, 06:00", page.Document.QuerySelector(".marks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("withdrawn by itself 1 Jul 2099, 06:00", (await _editor.OpenAsync("/admin/articles", Ct)).Document.QuerySelector(".stories")!.TextContent, StringComparison.Ordinal);

        page = await page.PressAndFollowAsync("Change the end date", Ct);
        Assert.Equal(("2099-07-01T06:00", "It was for the day."), (page.Value("Withdraw at"), page.Value("Notice")));
        page = await page.Fill("Withdraw at", "2099-12-01T06:00").PressAndFollowAsync("Change the end date", Ct);
        Assert.Contains("Tuesday 1 December 2099, 06:00 Europe/London (06:00 UTC)", page.Text, StringComparison.Ordinal);
        using (var reader = _site.Visitor())
            Assert.Contains("It opened.", await reader.GetStringAsync("/articles/harbour-opens", Ct), StringComparison.Ordinal);

        page = await (await _editor.OpenAsync("/admin/articles/1/withdrawal", Ct)).PressAndFollowAsync("Take the end date back", Ct);
        Assert.Null(page.Document.QuerySelector(".marks"));
    }

    [Fact]
    public async Task A_running_site_withdraws_a_story_by_itself()
    {
        await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Publish", Ct);
        var due = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2);
        Assert.Empty((await _site.WithAsync<WithdrawalDates, IReadOnlyList<Problem>?>(dates =>
            dates.PlanAsync(1, due, new WithdrawalText(WithdrawalKind.Notice, "It was for the day."), _editor.Actor, Ct)))!);
        using var reader = _site.Visitor();
        Assert.Contains("It opened.", await reader.GetStringAsync("/articles/harbour-opens", Ct), StringComparison.Ordinal);

        var status = HttpStatusCode.OK;
        for (var tries = 0; tries < 200 && status == HttpStatusCode.OK; tries++)
        {
            await Task.Delay(100, Ct);
            using var answer = await reader.GetAsync("/articles/harbour-opens", Ct);
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Gone, status);
        var at = await _site.WithAsync<NewsDb, DateTime>(db => db.Articles.Select(a => a.WithdrawnAt!.Value).SingleAsync(Ct));
        Assert.InRange(at - due, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_editor_says_why_a_story_did_not_go_out()
    {
        var due = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(2);
        Assert.Empty((await _site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.ScheduleAsync(1, 1, due, false, _editor.Actor, Ct)))!);
        Assert.Empty((await _site.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.SetAsync(1, new DateTime(2099, 7, 1, 5, 0, 0, DateTimeKind.Utc), _editor.Actor, Ct)))!);
        for (var tries = 0; tries < 200 && await _site.WithAsync<NewsDb, bool>(db => db.Articles.AnyAsync(a => a.ScheduledFor != null, Ct)); tries++)
            await Task.Delay(100, Ct);

        var page = await _editor.OpenAsync("/admin/articles/1", Ct);

        Assert.Contains("It did not go out", page.Text, StringComparison.Ordinal);
        Assert.Contains("Embargoed until Wednesday 1 July 2099, 06:00 Europe/London (05:00 UTC).", page.Document.QuerySelector(".review")!.TextContent, StringComparison.Ordinal);
    }
}
