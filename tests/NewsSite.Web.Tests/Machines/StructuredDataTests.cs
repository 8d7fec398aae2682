using System.Text.Json.Nodes;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

public sealed class StructuredDataTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    [Theory]
    [InlineData("/", "WebSite", "NewsMediaOrganization")]
    [InlineData("/articles/harbour-town-counts-the-cost", "NewsArticle", "BreadcrumbList")]
    [InlineData("/articles/with-photos", "NewsArticle", "BreadcrumbList")]
    [InlineData("/articles/hostile", "NewsArticle", "BreadcrumbList")]
    [InlineData("/articles/مدينه-الميناء-تحصي-الخساير", "NewsArticle", "BreadcrumbList")]
    [InlineData("/sections/economy", "CollectionPage", "BreadcrumbList")]
    [InlineData("/tags/fisheries", "CollectionPage", "BreadcrumbList")]
    [InlineData("/archive/2026/11", "CollectionPage", "BreadcrumbList")]
    [InlineData("/authors/jo-writer", "ProfilePage", "BreadcrumbList")]
    [InlineData("/tags", "WebPage", "BreadcrumbList")]
    [InlineData("/corrections", "WebPage", "BreadcrumbList")]
    public async Task A_page_says_what_it_is_in_words_of_the_vocabulary(string address, params string[] types)
    {
        var text = await TextAsync(address);

        Assert.Empty(Vocabulary.Find(text));
        Assert.Equal(types, JsonNode.Parse(text)!["@graph"]!.AsArray().Select(node => node!["@type"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("\"datePublished\"", "\"publishedDate\"")]
    [InlineData("\"NewsArticle\"", "\"NewArticle\"")]
    [InlineData("\"headline\"", "\"name\"")]
    [InlineData("\"datePublished\":\"", "\"datePublished\":\"on ")]
    [InlineData("\"url\":\"http://", "\"url\":\"")]
    [InlineData("\"name\":\"Jo Writer\",", "")]
    [InlineData("\"@type\":\"CorrectionComment\",", "")]
    [InlineData("https://schema.org", "https://schema.example")]
    public async Task A_planted_fault_is_found(string right, string wrong)
    {
        var text = await TextAsync("/articles/harbour-town-counts-the-cost");
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty(Vocabulary.Find(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_story_has_all_its_credits_and_corrections()
    {
        foreach (var stored in await StoredStories.ReadAsync(printed))
        {
            var story = JsonNode.Parse(await TextAsync("/articles/" + stored.Slug))!["@graph"]![0]!;
            var pictures = new[] { story["image"], story["associatedMedia"] }.OfType<JsonArray>().SelectMany(list => list).ToList();

            Assert.Equal(stored.Headline, story["headline"]!.GetValue<string>());
            Assert.Equal(stored.Credits.Order(), pictures.Select(p => p!["creditText"]!.GetValue<string>()).Where(credit => credit != "NewsSite").Order());
            Assert.Equal(stored.Captions.Order(), pictures.Select(p => p!["caption"]?.GetValue<string>()).Where(caption => caption is not null).Order());
            Assert.Equal(stored.Authors, (story["author"] as JsonArray)?.Select(author => author!["name"]!.GetValue<string>()) ?? []);
            Assert.Equal(stored.Section, story["articleSection"]?.GetValue<string>());
            Assert.Equal(stored.Tags, (story["keywords"] as JsonArray)?.Select(tag => tag!.GetValue<string>()) ?? []);
            var corrections = (story["correction"] as JsonArray)?.Select(correction => correction!["text"]!.GetValue<string>()).ToList() ?? [];
            Assert.Equal(stored.Corrections.Select(correction => $"{correction.Wrong} {correction.Right}"), corrections);
        }
    }

    [Fact]
    public async Task No_headline_can_end_the_element_that_it_stands_in()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/articles/hostile", TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = await Paper.ReadAsync(answer);

        // Beside it stands the site's own script.
        var data = Assert.Single(page.QuerySelectorAll("script[type]"));
        Assert.Equal(MachinePaper.HostileHeadline, JsonNode.Parse(data.TextContent)!["@graph"]![0]!["headline"]!.GetValue<string>());
        Assert.Equal(2, html.Split("<script").Length - 1);
        Assert.Equal(2, html.Split("</script").Length - 1);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(string address) =>
        Assert.Single((await printed.Paper.OpenAsync(address)).QuerySelectorAll("head > script[type='application/ld+json']")).TextContent;
}
