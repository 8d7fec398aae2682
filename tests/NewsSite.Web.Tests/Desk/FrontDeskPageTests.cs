using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Desk;

/// <summary>The front page's desk as a browser without JavaScript has it, and what readers get of it.</summary>
public sealed class FrontDeskPageTests : IAsyncLifetime
{
    private readonly Paper _paper = new();
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var world = await _paper.SectionAsync("World");
        for (var i = 0; i < 12; i++)
            await _paper.PublishAsync($"Story {i}", i % 3 == 0 ? world : null);
        _editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _paper.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Stories_are_moved_placed_pinned_launched_and_the_launch_undone()
    {
        var page = await OpenAsync();
        Assert.Equal(["Story 11", "Story 10", "Story 9"], Slots(page).Take(3));
        Assert.Equal(["Lead", "Second 1", "Second 2", "Brief 1", "Brief 2", "Brief 3", "Brief 4", "Brief 5", "World 1", "World 2"], page.Document.QuerySelectorAll("[data-slot] > div").Select(slot => slot.GetAttribute("aria-label")));

        page = await page.PressAndFollowAsync("Move up", Ct, "Second 2");
        Assert.Equal(["Story 11", "Story 9", "Story 10"], Slots(page).Take(3));
        Assert.Equal("“Story 9” is Second 1 in the draft.", page.Document.QuerySelector(".done")!.TextContent);
        Assert.Equal("Move up", page.Document.QuerySelector("#slot-top-2 [autofocus]")!.GetAttribute("aria-label"));
        page = await page.Fill("Story", "Story 0", "Lead").PressAndFollowAsync("Put here", Ct, "Lead");
        Assert.Equal(["Story 0", "Story 9", "Story 11"], Slots(page).Take(3));
        page = await page.Fill("Pin until", "18:00", "Lead").PressAndFollowAsync("Pin", Ct, "Lead");
        Assert.Contains("“Story 0” holds Lead until Monday 23 November 2026, 18:00 UTC.", page.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-23T18:00", page.Value("Pin until", "Lead"));
        Assert.Equal("Story 11", await LeadAsync());

        page = await page.PressAndFollowAsync("Launch", Ct);
        Assert.Contains("Launched. Readers see this page now.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Undo launch", page.Document.QuerySelector("[autofocus]")!.TextContent);
        Assert.Equal("Story 0", await LeadAsync());
        page = await page.PressAndFollowAsync("Undo launch", Ct);
        Assert.Contains("Undone.", page.Text, StringComparison.Ordinal);
        Assert.Equal("Story 11", await LeadAsync());
        page = await page.PressAndFollowAsync("Remove", Ct, "Lead");
        Assert.Equal(["Story 11", "Story 9", "Story 10"], Slots(page).Take(3));
        page = await page.PressAndFollowAsync("Discard draft", Ct);
        Assert.Equal(["Story 11", "Story 10", "Story 9"], Slots(page).Take(3));
    }

    [Fact]
    public async Task What_a_slot_cannot_have_is_refused_beside_it_and_the_rest_is_kept()
    {
        await _paper.DraftAsync(new DraftText { Headline = "Not out", Body = "A body." });
        var page = await (await OpenAsync()).Fill("Story", "Story 0", "Lead").PressAndFollowAsync("Put here", Ct, "Lead");

        foreach (var (typed, why) in new[] { ("not-out", "not published yet"), ("Story 0", "another slot already") })
        {
            using var answer = await page.Fill("Story", typed, "Second 1").PressAsync("Put here", Ct, "Second 1");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var refused = await DeskPage.ReadAsync(_editor, "/admin/front", answer, Ct);
            Assert.Contains(why, refused.Document.QuerySelector("#slot-top-2 .problem")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("#story-top-2", refused.Document.QuerySelector(".problems a")!.GetAttribute("href"));
            Assert.Equal(typed, refused.Value("Story", "Second 1"));
            Assert.Equal(["Story 0", "Story 11"], Slots(refused).Take(2));
        }

        using var untimely = await page.Fill("Pin until", "late", "Lead").PressAsync("Pin", Ct, "Lead");
        Assert.Equal("late", (await DeskPage.ReadAsync(_editor, "/admin/front", untimely, Ct)).Value("Pin until", "Lead"));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_who_was_first()
    {
        using var other = await DeskClient.SignInAsync(_paper.Site, Role.Admin, Ct);
        var mine = await OpenAsync();
        await (await other.OpenAsync("/admin/front", Ct)).PressAndFollowAsync("Move down", Ct, "Lead");

        using var answer = await mine.Fill("Story", "Story 0", "Lead").PressAsync("Put here", Ct, "Lead");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var told = await DeskPage.ReadAsync(_editor, "/admin/front", answer, Ct);
        Assert.Contains("Admin Person changed the draft", told.Text, StringComparison.Ordinal);
        Assert.Equal("Story 0", told.Value("Story", "Lead"));
        Assert.Equal("Story 0", Slots(await told.PressAndFollowAsync("Put here", Ct, "Lead"))[0]);
    }

    [Fact]
    public async Task A_launch_is_scheduled_and_taken_back()
    {
        var page = await (await OpenAsync()).PressAndFollowAsync("Move down", Ct, "Lead");
        page = await page.Fill("Launch at", "18:00").PressAndFollowAsync("Schedule launch", Ct);
        Assert.Contains("is launched on Monday 23 November 2026, 18:00 UTC", page.Document.QuerySelector(".done")!.TextContent, StringComparison.Ordinal);
        page = await page.PressAndFollowAsync("Cancel schedule", Ct);
        Assert.Contains("The schedule is cancelled.", page.Text, StringComparison.Ordinal);

        using var answer = await page.Fill("Launch at", "25:00").PressAsync("Schedule launch", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_preview_is_the_draft_as_readers_will_get_it()
    {
        await (await OpenAsync()).Fill("Story", "Story 0", "Lead").PressAndFollowAsync("Put here", Ct, "Lead");

        Assert.Equal("Story 0", (await _editor.OpenAsync("/admin/front/preview", Ct)).Document.QuerySelector(".lead h2")!.TextContent);
        Assert.Equal("Story 11", await LeadAsync());
    }

    [Fact]
    public async Task A_banner_stands_above_the_page_until_its_end_and_no_cache_keeps_it_longer()
    {
        var page = await (await _editor.OpenAsync("/admin/front/banner", Ct)).Fill("Text", "The bridge is closed").Fill("Story", "Story 3").Fill("Until", "18:00").PressAndFollowAsync("Put up", Ct);
        Assert.Contains("The banner is up.", page.Text, StringComparison.Ordinal);

        foreach (var address in new[] { "/", "/text" })
        {
            var banner = (await _paper.OpenAsync(address)).QuerySelector(".breaking")!;
            Assert.Equal("Breaking The bridge is closed", banner.TextContent.Trim());
            Assert.Equal(address == "/" ? "/articles/story-3" : "/text/articles/story-3", banner.QuerySelector("a")!.GetAttribute("href"));
        }

        _paper.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 17, 59, 50, TimeSpan.Zero));
        using (var answer = await _paper.Reader.GetAsync("/", Ct))
        {
            Assert.Equal("public, max-age=10", answer.Headers.CacheControl!.ToString());
            Assert.Contains("The bridge is closed", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }

        _paper.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null((await _paper.OpenAsync("/")).QuerySelector(".breaking"));
        using var after = await _paper.Reader.GetAsync("/", Ct);
        Assert.Contains("max-age=30", after.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_banner_is_taken_down_and_one_that_somebody_else_has_put_up_is_not_written_over()
    {
        var mine = await _editor.OpenAsync("/admin/front/banner", Ct);
        await (await _editor.OpenAsync("/admin/front/banner", Ct)).Fill("Text", "Theirs").Fill("Until", "18:00").PressAndFollowAsync("Put up", Ct);
        using var answer = await mine.Fill("Text", "Mine").Fill("Until", "18:00").PressAsync("Put up", Ct);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var told = await DeskPage.ReadAsync(_editor, "/admin/front/banner", answer, Ct);
        Assert.Equal("Mine", told.Value("Text"));
        Assert.Contains("Theirs", told.Text, StringComparison.Ordinal);

        await told.PressAndFollowAsync("Take down", Ct);
        Assert.Null((await _paper.OpenAsync("/")).QuerySelector(".breaking"));
    }

    [Fact]
    public async Task A_pin_ends_and_a_withdrawn_story_leaves_without_anybody_doing_anything_and_both_are_filled()
    {
        var page = await (await OpenAsync()).Fill("Story", "Story 0", "Lead").PressAndFollowAsync("Put here", Ct, "Lead");
        page = await page.Fill("Pin until", "18:00", "Lead").PressAndFollowAsync("Pin", Ct, "Lead");
        page = await page.Fill("Story", "Story 2", "Second 1").PressAndFollowAsync("Put here", Ct, "Second 1");
        await page.PressAndFollowAsync("Launch", Ct);
        Assert.Equal(["Story 0", "Story 2", "Story 11"], (await HeadlinesAsync()).Take(3));

        var id = await _paper.Site.WithAsync<NewsDb, long>(db => Task.FromResult(db.Articles.Single(a => a.Slug == "story-2").Id));
        await _paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));
        Assert.Equal(["Story 0", "Story 11", "Story 10"], (await HeadlinesAsync()).Take(3));
        await _paper.DoAsync(workflow => workflow.PublishAsync(id, 1, false, Actor.System("newsroom"), Ct));
        Assert.Equal(["Story 0", "Story 2", "Story 11"], (await HeadlinesAsync()).Take(3));

        _paper.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        var headlines = await HeadlinesAsync();
        Assert.Equal(["Story 11", "Story 2", "Story 10"], headlines.Take(3));
        Assert.Distinct(headlines);
    }

    [Fact]
    public async Task A_newsroom_that_has_published_nothing_has_a_page_to_begin_with()
    {
        using var paper = new Paper();
        using var editor = await DeskClient.SignInAsync(paper.Site, Role.Editor, Ct);

        Assert.Contains("Nothing is published yet.", (await editor.OpenAsync("/admin/front", Ct)).Text, StringComparison.Ordinal);
    }

    private Task<DeskPage> OpenAsync() => _editor.OpenAsync("/admin/front", Ct);

    private async Task<string> LeadAsync() => (await HeadlinesAsync())[0];

    private async Task<List<string>> HeadlinesAsync() => [.. (await _paper.OpenAsync("/")).QuerySelectorAll("main :is(h2, h3) a[href^='/articles/']").Select(a => a.TextContent)];

    private static List<string> Slots(DeskPage page) => [.. page.Document.QuerySelectorAll("[data-slot] .headline").Select(link => link.TextContent)];
}
