using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

public sealed class SitemapTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";
    private static readonly XNamespace Image = "http://www.google.com/schemas/sitemap-image/1.1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/sitemaps/pages.xml")]
    [InlineData("/sitemaps/news.xml")]
    [InlineData("/sitemaps/articles-0.xml")]
    [InlineData("/sitemaps/tags-0.xml")]
    [InlineData("/sitemaps/authors-0.xml")]
    public async Task It_is_valid_by_its_schemas(string address)
    {
        printed.Paper.BeginCounting();
        var bytes = await printed.BytesAsync(address);

        Assert.InRange(printed.Paper.TakeStatements(), 1, 4);
        Assert.Empty(Faults(Encoding.UTF8.GetString(bytes)));
    }

    [Theory]
    [InlineData("<lastmod>2026", "<lastmod>in 2026")]
    [InlineData("<loc>http", "<loc>ftp")]
    [InlineData("<image:loc>http:", "<image:loc>")]
    [InlineData("<news:language>en", "<news:language>english")]
    [InlineData("<news:title>", "<news:headline>x</news:headline><news:title>")]
    [InlineData("</url>", "<priority>1</priority></url>")]
    public async Task A_planted_fault_is_found(string right, string wrong)
    {
        var file = Encoding.UTF8.GetString(await printed.BytesAsync("/sitemaps/news.xml"));
        Assert.Contains(right, file, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(file.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_files_of_the_index_name_every_public_page_once_and_each_is_there()
    {
        var files = await LocationsAsync("/sitemap.xml");
        var pages = new List<string>();
        foreach (var file in files)
            pages.AddRange(await LocationsAsync(new Uri(file).PathAndQuery));

        var wanted = (await StoredStories.ReadAsync(printed)).Select(story => new Uri($"{printed.Origin}/articles/{story.Slug}").AbsoluteUri);
        Assert.Equal(wanted.Order(), pages.Where(page => page.Contains("/articles/", StringComparison.Ordinal)).Order());
        Assert.Equal(pages.Distinct(), pages);
        Assert.All(new[] { "/", "/sections/economy", "/archive/2026/11", "/tags/fisheries", "/authors/jo-writer", "/corrections" }, path => Assert.Contains(printed.Origin + path, pages));
        foreach (var page in pages)
        {
            using var answer = await printed.Paper.Reader.GetAsync(page, Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var head = (await Paper.ReadAsync(answer)).Head!;
            Assert.Equal(page, head.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.DoesNotContain("noindex", head.QuerySelector("meta[name=robots]")!.GetAttribute("content")!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_story_was_changed_when_readers_were_told_so_and_has_its_pictures()
    {
        var entries = XDocument.Parse(Encoding.UTF8.GetString(await printed.BytesAsync("/sitemaps/articles-0.xml"))).Root!.Elements().ToList();

        foreach (var story in await StoredStories.ReadAsync(printed))
        {
            var entry = entries.Single(e => e.Element(Sitemap + "loc")!.Value == new Uri($"{printed.Origin}/articles/{story.Slug}").AbsoluteUri);
            Assert.Equal(story.ChangedAt, DateTime.Parse(entry.Element(Sitemap + "lastmod")!.Value, null, System.Globalization.DateTimeStyles.AdjustToUniversal), TimeSpan.FromSeconds(1));
        }

        var picture = Assert.Single(entries.Single(e => e.Element(Sitemap + "loc")!.Value.EndsWith("with-photos", StringComparison.Ordinal)).Elements(Image + "image"));
        using var bytes = await printed.Paper.Reader.GetAsync(picture.Element(Image + "loc")!.Value, Ct);
        Assert.Equal("image/webp", bytes.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task News_is_what_came_out_in_the_last_two_days()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Old");
        paper.Clock.Advance(TimeSpan.FromHours(47));
        await paper.PublishAsync("New");
        Assert.Equal(["New", "Old"], await TitlesAsync(paper));

        paper.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(["New"], await TitlesAsync(paper));
    }

    [Fact]
    public async Task The_months_are_those_that_have_a_story_in_the_newsrooms_own_calendar()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Asia/Kolkata" });
        await paper.PublishAsync("In November");
        paper.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 31, 18, 45, 0, TimeSpan.Zero)); // already 1 February in Kolkata
        await paper.PublishAsync("In February");

        var file = XDocument.Parse(await paper.Reader.GetStringAsync("/sitemaps/pages.xml", Ct));

        Assert.Equal(["/archive/2027/02", "/archive/2026/11"], file.Root!.Elements().Select(e => new Uri(e.Element(Sitemap + "loc")!.Value).AbsolutePath).Where(path => path.Length > "/archive".Length && path.StartsWith("/archive", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_pages_about_the_newsroom_stand_in_it_where_they_say_something()
    {
        var file = XDocument.Parse(Encoding.UTF8.GetString(await printed.BytesAsync("/sitemaps/pages.xml")));
        var paths = file.Root!.Elements().Select(e => new Uri(e.Element(Sitemap + "loc")!.Value).AbsolutePath).ToList();

        Assert.Contains("/how-we-work", paths);
        Assert.DoesNotContain("/contact", paths);
    }

    [Theory]
    [InlineData("/sitemaps/articles-1.xml")]
    [InlineData("/sitemaps/articles-00.xml")]
    [InlineData("/sitemaps/articles--1.xml")]
    [InlineData("/sitemaps/articles-99999999999.xml")]
    [InlineData("/sitemaps/drafts-0.xml")]
    public async Task A_file_that_the_index_does_not_name_is_not_there(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_withdrawn_story_takes_its_file_along()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("Alone");
        Assert.Contains("articles-0", await paper.Reader.GetStringAsync("/sitemap.xml", Ct), StringComparison.Ordinal);

        await paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));

        Assert.DoesNotContain("articles-0", await paper.Reader.GetStringAsync("/sitemap.xml", Ct), StringComparison.Ordinal);
        using var answer = await paper.Reader.GetAsync("/sitemaps/articles-0.xml", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<List<string>> LocationsAsync(string address) =>
        [.. XDocument.Parse(Encoding.UTF8.GetString(await printed.BytesAsync(address))).Root!.Elements().Select(e => e.Element(Sitemap + "loc")!.Value)];

    private static async Task<IEnumerable<string>> TitlesAsync(Paper paper) =>
        XDocument.Parse(await paper.Reader.GetStringAsync("/sitemaps/news.xml", Ct)).Descendants(News + "title").Select(title => title.Value);

    private static List<string> Faults(string file)
    {
        var schemas = new XmlSchemaSet();
        foreach (var name in new[] { "sitemap-image.xsd", "sitemap-news.xsd", "sitemap-languages.xsd", "sitemap.xsd" })
        {
            using var reader = XmlReader.Create(Path.Combine(Repository.Root, "tests", "NewsSite.Web.Tests", "Machines", "Schemas", name));
            schemas.Add(null, reader);
        }

        var faults = new List<string>();
        XDocument.Parse(file).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}
