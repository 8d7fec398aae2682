using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Workers;

/// <summary>The clock of the machine leaps, as after a long sleep, a wrong battery or a correction by hand: nothing goes out twice, nothing is skipped, nothing is taken back.</summary>
public sealed class ClockJumpTests : IDisposable
{
    private readonly Paper _paper = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_fell_due_in_a_leap_ahead_goes_out_once_and_a_leap_back_takes_nothing_back()
    {
        var now = _paper.Clock.GetUtcNow();
        var leapt = await ScheduleAsync("Leapt over", now.AddMinutes(10));
        var later = await ScheduleAsync("Still to come", now.AddDays(3));

        _paper.Clock.AdjustTime(now.AddDays(1));
        await UntilAsync(() => IsOutAsync("/articles/leapt-over"));
        Assert.False(await IsOutAsync("/articles/still-to-come"));

        _paper.Clock.AdjustTime(now.AddDays(-2));
        await TickAsync();
        Assert.True(await IsOutAsync("/articles/leapt-over"));
        Assert.Contains("Leapt over", await _paper.Reader.GetStringAsync("/", Ct), StringComparison.Ordinal);
        Assert.Contains("Leapt over", await _paper.Reader.GetStringAsync("/rss.xml", Ct), StringComparison.Ordinal);

        await _paper.PublishAsync("Written in the past");
        Assert.True(await IsOutAsync("/articles/written-in-the-past"));

        _paper.Clock.AdjustTime(now.AddDays(4));
        await UntilAsync(() => IsOutAsync("/articles/still-to-come"));
        await TickAsync();
        foreach (var id in (long[])[leapt, later])
            Assert.Equal(1, await PublicationsAsync(id));
        Assert.All((string[])["Leapt over", "Still to come", "Written in the past"], headline => Assert.Contains(headline, _paper.Reader.GetStringAsync("/", Ct).Result, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_works_on_through_a_leap_back()
    {
        using var desk = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        _paper.Clock.AdjustTime(_paper.Clock.GetUtcNow().AddHours(-3));

        var form = await desk.OpenAsync("/admin/articles/new", Ct);
        using var answer = await form.Fill("Headline", "Set back by three hours").Fill("Body", "Text.").PressAsync("Publish", Ct);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.True(await IsOutAsync("/articles/set-back-by-three-hours"));
    }

    public void Dispose() => _paper.Dispose();

    private async Task<long> ScheduleAsync(string headline, DateTimeOffset at)
    {
        var id = await _paper.DraftAsync(new DraftText { Headline = headline, Body = "Text." });
        await _paper.DoAsync(workflow => workflow.ScheduleAsync(id, 1, at.UtcDateTime, false, Actor.System("newsroom"), Ct));
        return id;
    }

    private async Task<bool> IsOutAsync(string address)
    {
        using var answer = await _paper.Reader.GetAsync(address, Ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private Task<int> PublicationsAsync(long id) => _paper.Site.WithAsync<NewsDb, int>(db =>
        db.AuditEntries.CountAsync(entry => entry.Verb == Verb.Publish && entry.SubjectId == id, Ct));

    private async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 200 && !await happened(); i++)
            await TickAsync();
        Assert.True(await happened());
    }

    // A leap moves the clock and no timer: those run on.
    private async Task TickAsync()
    {
        _paper.Clock.Advance(TimeSpan.FromMilliseconds(500));
        await Task.Delay(20, Ct);
    }
}
