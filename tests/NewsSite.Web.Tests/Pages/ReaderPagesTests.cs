using System.Net;
using System.Xml.Linq;
using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Archive by date, topics, authors, corrections, feeds, and what stands after a story.</summary>
public sealed class ReaderPagesTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    [Fact]
    public async Task The_calendar_of_a_month_is_a_table_that_leads_to_the_days_with_stories()
    {
        var calendar = (await printed.Paper.OpenAsync("/archive/2026/11")).QuerySelector("table.calendar")!;

        Assert.Equal("Stories of each day", calendar.QuerySelector("caption")!.TextContent);
        Assert.Equal(7, calendar.QuerySelectorAll("th[scope=col]").Length);
        Assert.Equal("Monday", calendar.QuerySelector("th")!.GetAttribute("abbr"));
        Assert.All(calendar.QuerySelectorAll("tbody tr"), week => Assert.Equal(7, week.Children.Length));
        Assert.Equal(("/archive/2026/11/23", "23 33 stories"), (calendar.QuerySelector("a")!.GetAttribute("href"), Assert.Single(calendar.QuerySelectorAll("a")).TextContent));
    }

    [Fact]
    public async Task An_Arabic_week_begins_on_Saturday()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:Language"] = "ar" });
        await paper.PublishAsync("خبر اليوم");

        var calendar = (await paper.OpenAsync("/archive/2026/11")).QuerySelector("table.calendar")!;

        Assert.Equal("السبت", calendar.QuerySelector("th")!.GetAttribute("abbr"));
        Assert.Equal("23", calendar.QuerySelectorAll("tbody tr")[3].Children[2].QuerySelector("b")!.TextContent);
    }

    [Fact]
    public async Task Days_months_and_years_lead_to_the_nearest_that_has_a_story()
    {
        using var paper = new Paper();
        await paper.PublishAsync("One");
        paper.Clock.Advance(TimeSpan.FromDays(70));
        await paper.PublishAsync("Two");

        Assert.Equal(["/archive/2026/11/23", "/archive/2027/02/01"], await TurnsAsync(paper, "/archive/2026/12/05"));
        Assert.Equal(["/archive/2027/02/01"], await TurnsAsync(paper, "/archive/2026/11/23"));
        Assert.Equal(["/archive/2026/11", "/archive/2027/02"], await TurnsAsync(paper, "/archive/2027/01"));
        Assert.Equal(["/archive/2026"], await TurnsAsync(paper, "/archive/2027"));
        Assert.Equal(["November 1 story"], (await paper.OpenAsync("/archive/2026")).QuerySelectorAll(".index li:has(a)").Select(li => li.TextContent));
    }

    [Fact]
    public async Task A_day_is_the_newsrooms_day()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Pacific/Auckland" });
        paper.Clock.Advance(TimeSpan.FromHours(12));
        await paper.PublishAsync("After midnight there");

        Assert.NotNull((await paper.OpenAsync("/archive/2026/11/24")).QuerySelector(".stories a"));
        Assert.NotNull((await paper.OpenAsync("/archive/2026/11/23")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task A_story_leads_on_within_its_topic_and_to_related_ones()
    {
        using var paper = new Paper();
        foreach (var n in new[] { "One", "Two", "Three", "Four" })
            await paper.PublishAsync(new DraftText { Headline = n, Body = "Text.", Tags = ["Ports"] });

        var page = await paper.OpenAsync("/articles/two");

        Assert.Equal("/articles/one", page.QuerySelector(".steps [rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/articles/three", page.QuerySelector(".steps [rel=next]")!.GetAttribute("href"));
        Assert.Equal(["/articles/four"], page.QuerySelectorAll("[aria-labelledby=related] a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Sharing_is_by_links_to_the_public_address()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:BaseUrl"] = "https://127.0.0.1" });
        await paper.PublishAsync("Fish & chips");

        var share = (await paper.OpenAsync("/articles/fish-chips")).QuerySelector(".share")!;

        Assert.Contains("mailto:?subject=Fish%20%26%20chips&body=https%3A%2F%2F127.0.0.1%2Farticles%2Ffish-chips", share.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("https://127.0.0.1/articles/fish-chips", share.QuerySelector(".copy")!.TextContent);
        Assert.Null((await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug)).QuerySelector(".share"));
    }

    [Fact]
    public async Task A_correction_is_told_as_one_and_not_as_an_update_too()
    {
        var about = (await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug)).QuerySelector(".about")!.TextContent;

        Assert.Contains("Corrected", about, StringComparison.Ordinal);
        Assert.DoesNotContain("Updated", about, StringComparison.Ordinal);
        Assert.Contains("1 min read", about, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_says_how_much_since_when_and_what_is_beside_it()
    {
        var page = await printed.Paper.OpenAsync("/tags/iraq");

        Assert.StartsWith("1 story, 23 November 2026", page.QuerySelector(".page-head .quiet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/tags/fisheries"], page.QuerySelectorAll("[aria-labelledby=beside] a").Select(a => a.GetAttribute("href")));
        Assert.Contains("/tags/iraq/rss.xml", page.QuerySelectorAll(".follow a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task An_author_page_shows_what_was_corrected() =>
        Assert.StartsWith(
            $"/articles/{PrintedPaper.Slug}#correction-",
            (await printed.Paper.OpenAsync("/authors/jo-writer")).QuerySelector("[aria-labelledby=corrected] a")!.GetAttribute("href"), StringComparison.Ordinal);

    [Fact]
    public async Task Corrections_are_narrowed_to_a_year_and_each_can_be_linked()
    {
        var page = await printed.Paper.OpenAsync("/corrections?year=2026");

        Assert.Equal("Corrections of 2026", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("#" + page.QuerySelector(".stories li")!.Id, page.QuerySelector(".stories .when a")!.GetAttribute("href"));
        Assert.Contains("/how-we-work", page.QuerySelectorAll(".page-head a").Select(a => a.GetAttribute("href")));
        Assert.NotNull((await printed.Paper.OpenAsync("/corrections?year=2025")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task The_list_of_feeds_is_OPML_with_whole_addresses()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/feeds.opml", TestContext.Current.CancellationToken);
        var opml = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("text/x-opml+xml", answer.Content.Headers.ContentType!.MediaType);
        var feeds = opml.Descendants("outline").Attributes("xmlUrl").Select(a => new Uri(a.Value).AbsolutePath).ToList();
        Assert.Equal("/rss.xml", feeds[0]);
        Assert.Contains("/sections/world/rss.xml", feeds);
        Assert.Contains("/tags/iraq/rss.xml", feeds);
    }

    [Fact]
    public async Task Browsers_are_told_what_they_may_fetch_ahead()
    {
        using var page = await printed.Paper.Reader.GetAsync("/", TestContext.Current.CancellationToken);
        var address = Assert.Single(page.Headers.GetValues("Speculation-Rules")).Trim('"');
        using var rules = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal("application/speculationrules+json", rules.Content.Headers.ContentType!.MediaType);
        Assert.Contains("/admin*", await rules.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var desk = await printed.Paper.Reader.GetAsync("/admin/sign-in", TestContext.Current.CancellationToken);
        Assert.False(desk.Headers.Contains("Speculation-Rules"));
    }

    [Fact]
    public async Task Where_a_page_is_missing_the_newest_stories_are_offered()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/articles/never-heard-of", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/articles/" + PrintedPaper.Slug, (await Paper.ReadAsync(answer)).QuerySelector(".links a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(10, "en", 1)]
    [InlineData(1200, "en", 5)]
    [InlineData(1200, "ar", 9)]
    [InlineData(1200, "ar-EG", 9)]
    [InlineData(1200, "und-Cyrl", 7)]
    public void Reading_time_is_by_language(int words, string language, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(words, language));

    private static async Task<IEnumerable<string?>> TurnsAsync(Paper paper, string address) =>
        (await paper.OpenAsync(address)).QuerySelectorAll("nav.turn a").Select(a => a.GetAttribute("href"));
}
