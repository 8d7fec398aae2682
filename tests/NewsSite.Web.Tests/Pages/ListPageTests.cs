using System.Net;
using AngleSharp.Html.Dom;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Front page, lists and search.</summary>
public sealed class ListPageTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    [Theory]
    [InlineData("/sections/world", 30)]
    [InlineData("/archive/2026/11", 33)]
    public async Task Page_after_page_a_list_shows_each_story_once_newest_first(string address, int stories)
    {
        var (headlines, times) = (new List<string>(), new List<string>());
        for (var next = address; next is not null;)
        {
            var page = await printed.Paper.OpenAsync(next);
            headlines.AddRange(Headlines(page));
            times.AddRange(page.QuerySelectorAll(".stories time").Select(time => time.GetAttribute("datetime")!));
            next = page.QuerySelector("link[rel=next]")?.GetAttribute("href");
            Assert.Equal(next, page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        }

        Assert.Equal(stories, headlines.Count);
        Assert.Equal(headlines.Distinct(), headlines);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Theory]
    [InlineData("/tags/iraq")]
    [InlineData("/authors/ann-other")]
    [InlineData("/corrections")]
    public async Task A_list_leads_to_its_stories(string address) =>
        Assert.Equal(
            ["/articles/" + PrintedPaper.Slug],
            (await printed.Paper.OpenAsync(address)).QuerySelectorAll(".stories h2 a").Select(a => a.GetAttribute("href")));

    [Fact]
    public async Task A_broken_cursor_is_answered_with_the_way_to_the_first_page()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/sections/world?after=nonsense", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await Paper.ReadAsync(answer)).QuerySelector("main a[href='/sections/world']"));
    }

    [Fact]
    public async Task The_topics_are_listed_with_their_stories_counted() =>
        Assert.Equal(
            ["Fisheries 1", "Iraq 1", "صيد 1"],
            (await printed.Paper.OpenAsync("/tags")).QuerySelectorAll(".index li").Select(li => li.TextContent));

    [Fact]
    public async Task A_search_marks_what_it_found_and_says_how_much()
    {
        var page = await printed.Paper.OpenAsync("/search?q=quay");

        Assert.Equal("quay", Assert.IsType<IHtmlInputElement>(page.QuerySelector("input[name=q]"), exactMatch: false).Value);
        Assert.Equal("1 story", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(["quay"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task The_page_that_a_search_begins_on_may_be_found_by_others()
    {
        var page = await printed.Paper.OpenAsync("/search");

        Assert.Equal("max-image-preview:large", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
    }

    [Theory]
    [InlineData("zzzz", "Nothing found for “zzzz”.")]
    [InlineData("-only", "The search only says what to leave out. Add a word to look for.")]
    [InlineData("<>\"'", "Type a word to look for.")]
    [InlineData("", "")]
    public async Task A_search_without_result_helps_on(string typed, string status)
    {
        var page = await printed.Paper.OpenAsync("/search?q=" + Uri.EscapeDataString(typed));

        Assert.Equal(status, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".stories"));
    }

    [Fact]
    public async Task A_long_search_goes_on_on_a_next_page()
    {
        var first = await printed.Paper.OpenAsync("/search?q=world");
        var second = await printed.Paper.OpenAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.StartsWith("More than 20 stories found.", first.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(30, Headlines(first).Concat(Headlines(second)).Distinct().Count());
    }

    [Fact]
    public async Task An_empty_paper_says_so()
    {
        using var paper = new Paper();

        foreach (var address in new[] { "/", "/archive", "/tags", "/corrections", "/archive/2026/11" })
            Assert.NotEmpty((await paper.OpenAsync(address)).QuerySelector(".empty")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_front_page_leads_with_the_newest_and_fills_quiet_sections_too()
    {
        using var paper = new Paper();
        var (busy, quiet) = (await paper.SectionAsync("Busy"), await paper.SectionAsync("Quiet"));
        await paper.PublishAsync("The only quiet story", quiet);
        for (var i = 1; i <= 59; i++)
            await paper.PublishAsync($"Busy story {i}", busy);

        var page = await paper.OpenAsync("/");

        Assert.Equal("Busy story 59", page.QuerySelector(".lead h2")!.TextContent);
        Assert.Equal(["Busy story 58", "Busy story 57"], page.QuerySelectorAll(".seconds h2").Select(h => h.TextContent));
        Assert.Equal(5, page.QuerySelectorAll(".briefs h2").Length);
        Assert.Equal(["Busy", "Quiet"], page.QuerySelectorAll(".rail > h2").Select(h => h.TextContent));
        Assert.Equal("The only quiet story", page.QuerySelectorAll(".rail")[1].QuerySelector("h3")!.TextContent);
        Assert.Equal(Headlines(page).Distinct(), Headlines(page));
    }

    [Fact]
    public async Task Two_captured_stories_without_section_photo_or_standfirst_make_a_front_page()
    {
        using var paper = new Paper();
        await paper.PublishAsync("UN Envoy: What We See in Syria");
        await paper.PublishAsync("NATO Expands Scope");

        var page = await paper.OpenAsync("/");

        Assert.Equal("NATO Expands Scope", page.QuerySelector(".lead h2")!.TextContent);
        Assert.Equal("NATO Expands Scope is told here in a sentence.", page.QuerySelector(".lead .standfirst")!.TextContent);
        Assert.Equal("UN Envoy: What We See in Syria", page.QuerySelector(".seconds h2")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main img, .rail"));
    }

    private static List<string> Headlines(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("main :is(h2, h3) a[href^='/articles/']").Select(a => a.TextContent)];
}
