using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Tests.Pages;

/// <summary>The site as text alone.</summary>
public sealed class TextEditionTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    [Fact]
    public async Task Its_links_stay_within_it_and_it_names_the_full_page()
    {
        foreach (var address in new[] { "/text", "/text/articles/" + PrintedPaper.Slug, "/text/sections/world", "/text/tags/iraq", "/text/archive/2026/11", "/text/how-we-work", "/text/search?q=quay" })
        {
            var page = await printed.Paper.OpenAsync(address);

            var full = TextEdition.FullOf(address);
            Assert.Equal(full, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal(full, page.QuerySelector("footer p a")!.GetAttribute("href"));
            Assert.All(page.QuerySelectorAll("header a, main a[href^='/']:not([type]), footer li a"), link => Assert.StartsWith("/text", link.GetAttribute("href"), StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("form"), form => Assert.Equal("/text/search", form.GetAttribute("action")));
        }
    }

    [Fact]
    public async Task The_full_page_leads_to_its_twin() => Assert.NotNull(
        (await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug)).QuerySelector($"footer a[href='/text/articles/{PrintedPaper.Slug}']"));

    [Fact]
    public async Task A_story_has_its_captions_credits_corrections_and_topics()
    {
        var story = (await printed.Paper.OpenAsync("/text/articles/" + PrintedPaper.Slug)).QuerySelector("article")!;

        Assert.Equal("Harbour town counts the cost", story.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Boats in the port on Sunday. AFP", "The dry dock."], story.QuerySelectorAll("figcaption").Select(caption => caption.TextContent.Trim()));
        Assert.Contains("They were 1,240 tonnes.", story.QuerySelector("#corrections")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Fisheries", "Iraq"], story.QuerySelectorAll(".tags a").Select(a => a.TextContent));
    }

    [Fact]
    public async Task A_picture_is_there_in_words_only()
    {
        using var paper = new Paper();
        var photo = await paper.PhotoAsync("Boats at the quay.", "Lena Marsh / AP", "Fishing boats in evening light");
        await paper.PublishAsync(new DraftText { Headline = "With a photo", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] });

        foreach (var address in new[] { "/text", "/text/articles/with-a-photo" })
            Assert.Empty((await paper.OpenAsync(address)).QuerySelectorAll("img, script"));
        var figure = (await paper.OpenAsync("/text/articles/with-a-photo")).QuerySelector("figure")!;
        Assert.Equal("[Fishing boats in evening light]", figure.QuerySelector("p")!.TextContent);
        Assert.Equal("Lena Marsh / AP", figure.QuerySelector(".credit")!.TextContent);
    }

    [Fact]
    public async Task A_long_story_is_read_in_parts_that_miss_nothing()
    {
        using var paper = new Paper();
        var paragraphs = Enumerable.Range(1, 120).Select(n => $"Paragraph {n} says [something](/articles/long-story) about the harbour and the season that was lost there.").ToList();
        await paper.PublishAsync(new DraftText { Headline = "Long story", Body = string.Join("\n\n", paragraphs) });

        var read = new List<string>();
        for (var next = "/text/articles/long-story"; next is not null;)
        {
            var page = await paper.OpenAsync(next);
            read.AddRange(page.QuerySelectorAll(".body p").Select(p => p.TextContent));
            Assert.All(page.QuerySelectorAll(".body a"), a => Assert.Equal("/text/articles/long-story", a.GetAttribute("href")));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(paragraphs.Select(p => p.Replace("[something](/articles/long-story)", "something", StringComparison.Ordinal)), read);
        using var beyond = await paper.Reader.GetAsync("/text/articles/long-story?part=99", TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)beyond.StatusCode);
    }

    [Fact]
    public void A_list_a_quotation_or_a_table_is_never_cut()
    {
        var block = "<ul>\n" + string.Concat(Enumerable.Range(0, 900).Select(n => $"<li>Entry {n}</li>\n")) + "</ul>\n";

        var first = TextBody.Of($"<p>Before.</p>\n{block}<p>After.</p>\n", 1)!;
        var second = TextBody.Of($"<p>Before.</p>\n{block}<p>After.</p>\n", 2)!;

        Assert.Equal(2, first.Parts);
        Assert.Equal(block, first.Html.Replace("<p>Before.</p>\n", "", StringComparison.Ordinal));
        Assert.StartsWith("<p>After.</p>", second.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/text")]
    [InlineData("/tags?after=a", "/text/tags?after=a")]
    [InlineData("/articles/a#corrections", "/text/articles/a#corrections")]
    [InlineData("/text/tags", "/text/tags")]
    [InlineData("/rss.xml", "/rss.xml")]
    [InlineData("/sections/world/feed.json", "/sections/world/feed.json")]
    [InlineData("/media/ab/a.webp", "/media/ab/a.webp")]
    [InlineData("/admin", "/admin")]
    [InlineData("//host/x", "//host/x")]
    [InlineData("https://host/x", "https://host/x")]
    [InlineData("#top", "#top")]
    public void Only_a_page_has_a_twin(string address, string twin) => Assert.Equal(twin, TextEdition.TwinOf(address));
}
