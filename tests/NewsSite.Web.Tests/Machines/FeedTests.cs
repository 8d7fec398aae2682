using System.Text;
using AngleSharp.Html.Parser;

namespace NewsSite.Web.Tests.Machines;

/// <summary>Every feed, read by parsers that are not ours, says what the store says.</summary>
public sealed class FeedTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    private static readonly string[] Formats = ["rss.xml", "atom.xml", "feed.json"];

    public static TheoryData<string> Feeds => [.. Lists.SelectMany(list => Formats.Select(format => list + format))];

    public static TheoryData<string, string> FeedsAndParsers =>
    [
        .. from list in Lists
           from format in Formats
           from parser in new[] { "Syndication", "FeedReader", "feedsmith" }
           where parser != "Syndication" || format != "feed.json" // it knows XML only
           select new TheoryDataRow<string, string>(list + format, parser),
    ];

    private static readonly string[] Lists = ["/", "/sections/economy/", "/tags/fisheries/", "/authors/jo-writer/"];

    [Theory]
    [MemberData(nameof(FeedsAndParsers))]
    public async Task Its_entries_are_those_of_the_store(string feed, string parser)
    {
        var ct = TestContext.Current.CancellationToken;
        var bytes = await printed.BytesAsync(feed);
        var wanted = (await StoredStories.ReadAsync(printed)).Where(story => IsIn(story, feed)).ToList();

        var found = parser switch
        {
            "Syndication" => FeedParsers.BySyndication(bytes),
            "FeedReader" => FeedParsers.ByFeedReader(bytes),
            _ => await FeedParsers.ByFeedsmithAsync(bytes, ct),
        };

        Assert.NotEmpty(wanted);
        Assert.Equal(wanted.Select(story => story.Headline), found.Select(entry => entry.Title));
        foreach (var (story, entry) in wanted.Zip(found))
        {
            Assert.Equal(new Uri($"{printed.Origin}/articles/{story.Slug}").AbsoluteUri, entry.Link);
            Assert.Equal(story.PublishedAt, entry.PublishedAt, TimeSpan.FromSeconds(1));
            if (entry.Authors is not null)
                Assert.Equal(story.Authors, entry.Authors);
            if (entry.Categories is not null)
                Assert.Equal(story.Section is null ? story.Tags : story.Tags.Prepend(story.Section), entry.Categories);
            SaysAll(story, entry.Html!);
        }
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Every_link_in_it_is_whole(string feed)
    {
        var html = string.Join('\n', feed.EndsWith("json", StringComparison.Ordinal)
            ? (await FeedParsers.ByFeedsmithAsync(await printed.BytesAsync(feed), TestContext.Current.CancellationToken)).Select(entry => entry.Html)
            : FeedParsers.BySyndication(await printed.BytesAsync(feed)).Select(entry => entry.Html));

        var page = new HtmlParser().ParseDocument(html);

        Assert.All(page.QuerySelectorAll("a[href], img[src]"), link => Assert.StartsWith("http", link.GetAttribute("href") ?? link.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("script, style, iframe, form"));
    }

    [Fact]
    public async Task Links_within_the_site_and_within_the_page_lead_from_elsewhere_too()
    {
        var html = FeedParsers.BySyndication(await printed.BytesAsync("/tags/fisheries/atom.xml")).Single().Html!;

        Assert.Contains($"<a href=\"{printed.Origin}/tags/fisheries\">quiet</a>", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{printed.Origin}/articles/harbour-town-counts-the-cost#note-1\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/a?b=1&amp;c=2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_a_text_only_talks_of_stays_as_it_is()
    {
        var hostile = FeedParsers.BySyndication(await printed.BytesAsync("/rss.xml")).Single(entry => entry.Title == MachinePaper.HostileHeadline);

        Assert.Contains("<code>href=\"/x\"</code>", hostile.Html!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rss.xml")]
    [InlineData("atom.xml")]
    public async Task Corrections_have_a_feed_of_their_own(string format)
    {
        var entry = Assert.Single(FeedParsers.BySyndication(await printed.BytesAsync("/corrections/" + format)));

        Assert.Equal("Correction: Harbour town counts the cost", entry.Title);
        Assert.StartsWith($"{printed.Origin}/articles/harbour-town-counts-the-cost#correction-", entry.Link, StringComparison.Ordinal);
        Assert.Contains("12,400 tonnes", entry.Html!, StringComparison.Ordinal);
        Assert.Contains("1,240 tonnes", entry.Html!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Arabic_entry_says_its_language_and_runs_from_right_to_left()
    {
        var feed = Encoding.UTF8.GetString(await printed.BytesAsync("/atom.xml"));

        Assert.Contains("<entry xml:lang=\"ar\">", feed, StringComparison.Ordinal);
        Assert.Contains("&lt;div dir=\"rtl\" lang=\"ar\"&gt;", feed, StringComparison.Ordinal);
    }

    private static bool IsIn(StoredStory story, string feed) => feed.Split('/')[1] switch
    {
        "sections" => story.Section == "Economy",
        "tags" => story.Tags.Contains("Fisheries"),
        "authors" => story.Authors.Contains("Jo Writer"),
        _ => true,
    };

    private static void SaysAll(StoredStory story, string html)
    {
        var text = new HtmlParser().ParseDocument(html).Body!.TextContent;
        Assert.All(story.Captions.Concat(story.Credits), said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.All(story.Corrections, correction =>
        {
            Assert.Contains(correction.Wrong, text, StringComparison.Ordinal);
            Assert.Contains(correction.Right, text, StringComparison.Ordinal);
        });
    }
}
