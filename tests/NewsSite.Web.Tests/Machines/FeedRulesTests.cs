using System.Text;

namespace NewsSite.Web.Tests.Machines;

/// <summary>No feed has anything that a validator would warn of; and the rules do find what is planted.</summary>
public sealed class FeedRulesTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    public static TheoryData<string> Feeds { get; } =
    [
        .. from list in new[] { "/", "/sections/economy/", "/tags/fisheries/", "/tags/r-d/", "/authors/jo-writer/", "/corrections/" }
           from format in new[] { "rss.xml", "atom.xml", "feed.json" }
           select list + format,
    ];

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task A_feed_keeps_the_rules(string address) =>
        Assert.Empty(Find(Encoding.UTF8.GetString(await printed.BytesAsync(address)), address));

    [Theory]
    [InlineData("/rss.xml", "<description>", "<nothing>", "</description>", "</nothing>")]
    [InlineData("/rss.xml", "isPermaLink=\"true\">http", "isPermaLink=\"true\">x-http", "", "")]
    [InlineData("/rss.xml", "rel=\"self\"", "rel=\"other\"", "", "")]
    [InlineData("/rss.xml", " GMT</pubDate>", " local</pubDate>", "", "")]
    [InlineData("/rss.xml", "<link>http://127.0.0.1", "<link>//127.0.0.1", "", "")]
    [InlineData("/atom.xml", "rel=\"self\" href=\"http", "rel=\"self\" href=\"https", "", "")]
    [InlineData("/atom.xml", "<updated>2026", "<updated>when 2026", "", "")]
    [InlineData("/atom.xml", "<published>", "<id>", "</published>", "</id>")]
    [InlineData("/atom.xml", "<name>", "<name/><name2>", "</name>", "</name2>")]
    [InlineData("/feed.json", "\"id\":", "\"nr\":", "", "")]
    [InlineData("/feed.json", "\"content_html\":", "\"html\":", "", "")]
    [InlineData("/feed.json", "version/1.1", "version/2", "", "")]
    [InlineData("/feed.json", "\"date_modified\":\"", "\"date_modified\":\"on ", "", "")]
    public async Task A_planted_fault_is_found(string address, string right, string wrong, string alsoRight, string alsoWrong)
    {
        var feed = Encoding.UTF8.GetString(await printed.BytesAsync(address));
        var spoilt = feed.Replace(right, wrong, StringComparison.Ordinal);
        if (alsoRight.Length > 0)
            spoilt = spoilt.Replace(alsoRight, alsoWrong, StringComparison.Ordinal);
        Assert.NotEqual(feed, spoilt);

        Assert.NotEmpty(Find(spoilt, address));
    }

    private IEnumerable<string> Find(string feed, string address) => address.Split('.')[^1] switch
    {
        "json" => FeedRules.FindInJson(feed, printed.Origin + address),
        _ when address.EndsWith("atom.xml", StringComparison.Ordinal) => FeedRules.FindInAtom(feed, printed.Origin + address),
        _ => FeedRules.FindInRss(feed, printed.Origin + address),
    };
}
