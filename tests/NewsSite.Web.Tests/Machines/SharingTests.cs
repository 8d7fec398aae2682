using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

/// <summary>What a page looks like where it is shared: Open Graph, its picture, oEmbed, its feeds.</summary>
public sealed class SharingTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    private const string Story = "/articles/harbour-town-counts-the-cost";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_story_tells_everything_that_is_asked_for()
    {
        var page = await printed.Paper.OpenAsync(Story);

        Assert.Equal("Harbour town counts the cost", Meta(page, "og:title"));
        Assert.Equal("article", Meta(page, "og:type"));
        Assert.Equal(printed.Origin + Story, Meta(page, "og:url"));
        Assert.Equal("1200", Meta(page, "og:image:width"));
        Assert.Equal("630", Meta(page, "og:image:height"));
        Assert.Equal("Harbour town counts the cost", Meta(page, "og:image:alt"));
        Assert.Equal("Economy", Meta(page, "article:section"));
        Assert.Equal(["Fisheries", "Iraq"], page.QuerySelectorAll("meta[property='article:tag']").Select(meta => meta.GetAttribute("content")));
        Assert.Equal([printed.Origin + "/authors/jo-writer", printed.Origin + "/authors/ann-other"], page.QuerySelectorAll("meta[property='article:author']").Select(meta => meta.GetAttribute("content")));
        Assert.NotNull(Meta(page, "article:published_time"));
        Assert.NotNull(Meta(page, "article:modified_time"));
        Assert.Equal("max-image-preview:large", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("summary_large_image", page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/sections/economy", "/sections/economy/")]
    [InlineData("/tags/fisheries", "/tags/fisheries/")]
    [InlineData("/authors/jo-writer", "/authors/jo-writer/")]
    [InlineData("/corrections", "/corrections/")]
    [InlineData("/archive", "/")]
    [InlineData(Story, "/sections/economy/")]
    public async Task A_page_names_the_feeds_of_what_it_shows(string address, string feeds)
    {
        var page = await printed.Paper.OpenAsync(address);

        var links = page.QuerySelectorAll("link[rel=alternate]:not([type$=oembed])");
        Assert.Equal(new[] { "rss.xml", "atom.xml", "feed.json" }.Select(file => feeds + file), links.Select(link => link.GetAttribute("href")));
        foreach (var link in links)
        {
            using var answer = await printed.Paper.Reader.GetAsync(link.GetAttribute("href"), Ct);
            Assert.Equal(link.GetAttribute("type"), answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData(Story)]
    [InlineData("/articles/hostile")]
    [InlineData("/articles/مدينه-الميناء-تحصي-الخساير")]
    [InlineData("/")]
    public async Task A_page_without_a_photo_has_a_card_of_its_own_for_ever(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(Meta(await printed.Paper.OpenAsync(address), "og:image"), Ct);

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.InRange(bytes.Length, 2_000, 100_000);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.Equal([0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76], bytes[16..24]); // 1200 by 630, PNG §11.2.1
    }

    [Fact]
    public async Task A_story_with_a_photo_is_shared_with_it_and_what_it_shows()
    {
        var page = await printed.Paper.OpenAsync("/articles/with-photos");

        Assert.Equal("Fishing boats in evening light", Meta(page, "og:image:alt"));
        Assert.Equal("64", Meta(page, "og:image:width"));
        using var answer = await printed.Paper.Reader.GetAsync(Meta(page, "og:image"), Ct);
        Assert.Equal(Meta(page, "og:image:type"), answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_card_of_a_former_headline_leads_to_that_of_today_and_a_withdrawn_story_has_none()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync(new DraftText { Headline = "First", Slug = "story", Body = "Text." });
        var first = Meta(await paper.OpenAsync("/articles/story"), "og:image")!;
        await paper.RepublishAsync(id, 2, new DraftText { Headline = "Second", Slug = "story", Body = "Text." });
        var second = Meta(await paper.OpenAsync("/articles/story"), "og:image")!;

        using var moved = await paper.Reader.GetAsync(first, Ct);
        await paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));
        using var gone = await paper.Reader.GetAsync(second, Ct);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
        Assert.Equal(new Uri(second).AbsolutePath, moved.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("1-")]
    [InlineData("99-0000000000000000.png")]
    [InlineData("x-0000000000000000.png")]
    [InlineData("-1-0000000000000000.png")]
    public async Task Nothing_is_drawn_for_an_address_that_no_page_names(string name)
    {
        using var answer = await printed.Paper.Reader.GetAsync("/media/cards/" + name, Ct);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("image/png", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("xml", "text/xml")]
    public async Task A_story_says_where_others_ask_what_to_show_of_it(string format, string mediaType)
    {
        var link = (await printed.Paper.OpenAsync(Story)).QuerySelector($"link[type='{(format == "json" ? "application/json" : "text/xml")}+oembed']")!;
        using var answer = await printed.Paper.Reader.GetAsync(link.GetAttribute("href"), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Func<string, string?> fact = format == "json" ? name => JsonNode.Parse(text)![name]?.ToString() : name => XDocument.Parse(text).Root!.Element(name)?.Value;

        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("1.0", fact("version"));
        Assert.Equal("link", fact("type"));
        Assert.Equal("Harbour town counts the cost", fact("title"));
        Assert.Equal("Jo Writer and Ann Other", fact("author_name"));
        Assert.Equal("NewsSite", fact("provider_name"));
        Assert.Equal("1200", fact("thumbnail_width"));
    }

    [Theory]
    [InlineData("", 404)]
    [InlineData("?url=nonsense", 404)]
    [InlineData("?url={origin}/sections/economy", 404)]
    [InlineData("?url={origin}/articles/only-a-draft", 404)]
    [InlineData("?url=https://elsewhere.example/articles/hostile", 404)]
    [InlineData("?url={origin}/articles/hostile&format=yaml", 501)]
    [InlineData("?url={origin}/articles/hostile?from=mail", 200)]
    [InlineData("?url={origin}/articles/hostile&maxwidth=abc", 400)]
    [InlineData("?url={origin}/articles/hostile&maxwidth=300&format=xml", 200)]
    public async Task Others_are_told_of_public_stories_only(string query, int status)
    {
        using var answer = await printed.Paper.Reader.GetAsync("/oembed" + query.Replace("{origin}", printed.Origin, StringComparison.Ordinal), Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        if (query.Contains("maxwidth=300", StringComparison.Ordinal))
            Assert.DoesNotContain("thumbnail", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_address_is_whole_also_where_the_public_one_is_not_set()
    {
        var page = await printed.Paper.OpenAsync(Story);

        Assert.Equal(printed.Origin + Story, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.StartsWith(printed.Origin + "/media/cards/", Meta(page, "og:image"), StringComparison.Ordinal);
    }

    private static string? Meta(IHtmlDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
