using NewsSite.Core.Tests;

namespace NewsSite.Web.Tests.Pages;

/// <summary>The first start on the source files that come with the site, as a reader sees it.</summary>
public sealed class SeededPaperTests
{
    [Fact]
    public async Task The_captured_stories_are_on_the_front_page_and_whole_on_their_own()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:SeedPath"] = Path.Combine(Repository.Root, "seeds") });

        var front = await paper.OpenAsync("/");
        var addresses = front.QuerySelectorAll("main h2 a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Equal(2, addresses.Count);
        await ReadsAsync(paper, addresses.Single(a => a.Contains("nato", StringComparison.Ordinal)),
            "NATO Expands Scope of Missions in Iraq", 8, "Passengers at Baghdad International Airport on Tuesday.", "AFP");
        await ReadsAsync(paper, addresses.Single(a => a.Contains("envoy", StringComparison.Ordinal)),
            "UN Envoy: What We See in Syria is a Mark of Collective Failure", 14,
            "Resolution 2254 was adopted by the Security Council on 18 December 2015", "UN archive");
    }

    private static async Task ReadsAsync(Paper paper, string address, string headline, int paragraphs, string caption, string credit)
    {
        var story = (await paper.OpenAsync(address)).QuerySelector("article")!;

        Assert.Equal(headline, story.QuerySelector("h1")!.TextContent);
        Assert.Equal(paragraphs, story.QuerySelectorAll(".body > p").Length);
        Assert.Equal($"{caption} {credit}", Assert.Single(story.QuerySelectorAll("figcaption")).TextContent);
        Assert.Equal(credit, story.QuerySelector("figcaption .credit")!.TextContent);
        Assert.DoesNotContain(story.QuerySelectorAll("p"), p => p.TextContent.Trim() == "TT" || p.TextContent == headline || p.TextContent.StartsWith(caption, StringComparison.Ordinal));
        Assert.Empty(story.QuerySelectorAll("img, .byline"));
    }
}
