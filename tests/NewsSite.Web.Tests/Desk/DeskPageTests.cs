using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Tests.Desk;

/// <summary>The desk's first page: who sees what waits, and what goes out when.</summary>
public sealed class DeskPageTests : IDisposable
{
    private static readonly Actor Newsroom = Actor.System("newsroom");
    private readonly Paper _paper = new(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Asia/Tokyo" }, services => services.Remove(services.Single(s => s.ImplementationType == typeof(ScheduleWorker))));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _paper.Dispose();

    [Fact]
    public async Task What_was_sent_back_waits_for_its_writer_and_what_was_submitted_for_the_editors()
    {
        using var writer = await DeskClient.SignInAsync(_paper.Site, Role.Writer, Ct);
        using var editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        var (back, again, draft) = (await WriteAsync(writer, "Sent back"), await WriteAsync(writer, "Submitted again"), await WriteAsync(writer, "Only begun"));
        foreach (var story in new[] { back, again })
        {
            await ReviewAsync(review => review.SubmitAsync(story, writer.Actor, Ct));
            await ReviewAsync(review => review.SendBackAsync(story, "Who says so?", editor.Actor, Ct));
        }

        await ReviewAsync(review => review.SubmitAsync(again, writer.Actor, Ct));

        var (mine, theirs) = (await writer.OpenAsync("/admin", Ct), await editor.OpenAsync("/admin", Ct));
        Assert.Equal(["Sent back"], Headlines(mine, "for-me"));
        Assert.Contains("Who says so?", mine.Text, StringComparison.Ordinal);
        Assert.Equal(["Only begun", "Submitted again"], Headlines(mine, "mine"));
        Assert.Equal(["Submitted again"], Headlines(theirs, "for-me"));
        Assert.Empty(Headlines(theirs, "mine"));
        Assert.Equal(3, draft);
    }

    [Fact]
    public async Task What_is_scheduled_stands_on_its_day_of_the_newsrooms_calendar()
    {
        using var editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        await ScheduleAsync("Late on Friday, Saturday in Tokyo", new DateTime(2026, 11, 27, 15, 30, 0, DateTimeKind.Utc));
        await ScheduleAsync("December in Tokyo", new DateTime(2026, 11, 30, 15, 0, 0, DateTimeKind.Utc));

        var page = (await editor.OpenAsync("/admin", Ct)).Document;

        var day = page.QuerySelector("time[datetime='2026-11-28']")!.Closest("td")!;
        Assert.Equal("00:30 Late on Friday, Saturday in Tokyo", string.Join(' ', day.QuerySelector("li")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("2026-11-23", page.QuerySelector("td.today time")!.GetAttribute("datetime"));
        Assert.Single(page.QuerySelectorAll(".calendar li"));
        Assert.Contains("December in Tokyo", page.QuerySelector("section[aria-labelledby=scheduled] .stories")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_did_not_go_out_and_a_text_kept_beside_one_are_open()
    {
        using var editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        using var writer = await DeskClient.SignInAsync(_paper.Site, Role.Writer, Ct);
        await ScheduleAsync("Stuck", _paper.Clock.GetUtcNow().UtcDateTime.AddMinutes(5));
        var story = await _paper.DraftAsync(new DraftText { Headline = "Contested", Body = "Text." });
        foreach (var (words, who) in new[] { ("Theirs.", "Sam"), ("Mine.", "Jo") })
            await _paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(story, 1, new DraftText { Headline = "Contested", Body = words }, Actor.System(who), Ct));
        Assert.Equal(["Contested"], Findings(await editor.OpenAsync("/admin", Ct)));

        _paper.Clock.Advance(TimeSpan.FromMinutes(10));

        var page = await editor.OpenAsync("/admin", Ct);
        Assert.Equal(["Stuck", "Contested"], Findings(page));
        Assert.Contains("Did not go out", page.Text, StringComparison.Ordinal);
        Assert.Empty(Findings(await writer.OpenAsync("/admin", Ct)));
    }

    private static IReadOnlyList<string> Headlines(DeskPage page, string section) =>
        [.. page.Document.QuerySelectorAll($"section[aria-labelledby={section}] a.headline").Select(link => link.TextContent)];

    private static IReadOnlyList<string> Findings(DeskPage page) => [.. page.Document.QuerySelectorAll(".findings li > a").Select(link => link.TextContent)];

    private async Task ReviewAsync(Func<ReviewDesk, Task<IReadOnlyList<Problem>?>> verb) => Assert.Empty((await _paper.Site.WithAsync(verb))!);

    private async Task<long> WriteAsync(DeskClient desk, string headline)
    {
        _paper.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await _paper.Site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(new DraftText { Headline = headline, Body = "Text." }, desk.Actor, Ct))).ArticleId!.Value;
    }

    private async Task ScheduleAsync(string headline, DateTime at)
    {
        var id = await _paper.DraftAsync(new DraftText { Headline = headline, Body = "Text." });
        await _paper.DoAsync(workflow => workflow.ScheduleAsync(id, 1, at, false, Newsroom, Ct));
    }
}
