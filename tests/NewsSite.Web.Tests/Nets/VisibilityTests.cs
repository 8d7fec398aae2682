using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Nets;

/// <summary>No address of a reader shows a word of a story that readers may not see, whatever its state; and each shows those that they may.</summary>
public sealed class VisibilityTests
{
    private const string Preview = "/preview/00000000000000000000000000000000"; // nobody has made it
    private const string Marker = "xylophonist";
    private static readonly Actor Newsroom = Actor.System("newsroom");

    public static TheoryData<string, int> States => new()
    {
        { "draft", 404 },
        { "in review", 404 },
        { "scheduled", 404 },
        { "approved", 404 },
        { "embargoed", 404 },
        { "scheduled and then embargoed", 404 },
        { "trashed", 404 },
        { "withdrawn with a notice", 410 },
        { "withdrawn by redirect", 301 },
        { "withdrawn without a word", 410 },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Nothing_of_a_story_leaks(string state, int status)
    {
        using var paper = new Paper();
        var section = await paper.SectionAsync("World");
        var beside = await paper.PublishAsync(new DraftText { Headline = "Beside it", Body = "Text.", SectionId = section, Tags = ["Ferries"], Byline = "Jo Writer" });
        var id = await paper.DraftAsync(Secret(section) with { Language = "fr" });
        Assert.Empty((await paper.Site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(beside, $"secret-{Marker}", Newsroom, TestContext.Current.CancellationToken)))!);
        await MoveAsync(paper, id, state);

        Assert.Empty(await LeaksAsync(paper, id));
        using var own = await paper.Reader.GetAsync($"/articles/secret-{Marker}", TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)own.StatusCode);
    }

    [Fact]
    public async Task A_published_story_is_found_at_each_of_these_addresses()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync(Secret(await paper.SectionAsync("World")));
        await paper.CorrectAsync(id, "A secret error.", "A secret truth.");

        foreach (var address in Addresses.Where(a => !ListsNoStories.Contains(a)).Concat(MachineAddresses(paper, id).Where(a => !IsWithoutWords(a))))
        {
            using var answer = await paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Contains("secret", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_proposed_tag_is_nowhere_until_it_is_accepted()
    {
        var ct = TestContext.Current.CancellationToken;
        using var paper = new Paper();
        using var editor = await DeskClient.SignInAsync(paper.Site, Role.Editor, ct);
        var saved = await paper.Site.WithAsync<Drafting, SaveResult>(d => d.CreateAsync(new DraftText { Headline = "Live", Body = "Text.", Tags = ["Contraband"] }, editor.Actor, ct));
        await paper.DoAsync(workflow => workflow.PublishAsync(saved.ArticleId!.Value, 1, false, editor.Actor, ct));

        foreach (var address in new[] { "/", "/articles/live", "/tags", "/tags/contraband", "/search?q=live" })
        {
            using var answer = await paper.Reader.GetAsync(address, ct);
            Assert.DoesNotContain("Contraband", await answer.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        }

        using var page = await paper.Reader.GetAsync("/tags/contraband", ct);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Nothing_of_the_embargoed_draft_of_a_live_story_leaks_and_readers_go_on_seeing_the_live_one()
    {
        var ct = TestContext.Current.CancellationToken;
        using var paper = new Paper();
        var section = await paper.SectionAsync("World");
        var id = await paper.PublishAsync(new DraftText { Headline = "Beside it", Body = "Text.", SectionId = section, Tags = ["Ferries"], Byline = "Jo Writer" });
        await paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(id, 1, Secret(section), Newsroom, ct));
        await EmbargoAsync(paper, id, paper.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        var refused = await paper.Site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(id, 2, true, Newsroom, ct));
        Assert.Contains("Embargoed until", Assert.Single(refused!).Text, StringComparison.Ordinal);

        Assert.Empty(await LeaksAsync(paper, id));
        Assert.Equal("Beside it", (await paper.OpenAsync("/articles/beside-it")).QuerySelector("h1")!.TextContent.Trim());
    }

    private static readonly string[] ListsNoStories =
    [
        Preview, "/archive", "/archive/2026", "/tags", "/feeds", "/feeds.opml", "/articles/beside-it", "/text/articles/beside-it",
    ];

    private static readonly string[] Addresses =
    [
        Preview, "/", "/articles/beside-it", $"/articles/secret-{Marker}", "/sections/world", "/tags", "/tags/ferries", "/authors/jo-writer",
        $"/authors/secret-{Marker}", "/archive", "/archive/2026", "/archive/2026/11", "/archive/2026/11/23", "/corrections", "/feeds", "/feeds.opml", $"/search?q={Marker}", "/search?q=text", "/search?q=ferries",
        "/text", "/text/articles/beside-it", $"/text/articles/secret-{Marker}", "/text/sections/world", "/text/tags/ferries", "/text/authors/jo-writer",
        "/text/archive/2026/11/23", $"/text/search?q={Marker}",
    ];

    // Everything that programs read; the author's page of the secret one has its feeds too.
    private static IEnumerable<string> MachineAddresses(Paper paper, long id) =>
    [
        .. from page in new[] { "", "/sections/world", "/tags/ferries", "/authors/jo-writer", $"/authors/secret-{Marker}", "/corrections" }
           from format in new[] { "rss.xml", "atom.xml", "feed.json" }
           select $"{page}/{format}",
        "/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/news.xml", "/sitemaps/articles-0.xml", "/sitemaps/tags-0.xml", "/sitemaps/authors-0.xml", "/robots.txt",
        $"/media/cards/{id}-0000000000000000.png",
        $"/oembed?url={Uri.EscapeDataString($"{paper.Site.Address.GetLeftPart(UriPartial.Authority)}/articles/secret-{Marker}")}",
    ];

    private static bool IsWithoutWords(string address) => address is "/sitemap.xml" or "/sitemaps/pages.xml" or "/sitemaps/tags-0.xml" or "/robots.txt" || address.StartsWith("/media/", StringComparison.Ordinal);

    private static DraftText Secret(long section) => new()
    {
        Headline = $"Secret {Marker}",
        Standfirst = "A secret standfirst.",
        Body = "Secret text.",
        Byline = $"Jo Writer, Secret {Marker}",
        Dateline = "SECRET",
        SectionId = section,
        Tags = ["Ferries"],
        Captions = [new DraftCaption { Caption = "A secret caption", Credit = "Secret agency" }],
    };

    private static async Task<List<string>> LeaksAsync(Paper paper, long id)
    {
        var leaks = new List<string>();
        foreach (var address in Addresses.Concat(MachineAddresses(paper, id)))
        {
            using var answer = await paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (address.Contains("q=", StringComparison.Ordinal))
                text = text.Replace("value=\"" + Marker, "", StringComparison.Ordinal);
            if (text.Contains("secret", StringComparison.OrdinalIgnoreCase))
                leaks.Add($"{address} ({(int)answer.StatusCode})");
        }

        return leaks;
    }

    private static async Task EmbargoAsync(Paper paper, long id, DateTime until) =>
        Assert.Empty((await paper.Site.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.SetAsync(id, until, Newsroom, TestContext.Current.CancellationToken)))!);

    private static async Task MoveAsync(Paper paper, long id, string state)
    {
        var ct = TestContext.Current.CancellationToken;
        var later = paper.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        if (state is "in review" or "approved")
            Assert.Empty((await paper.Site.WithAsync<ReviewDesk, IReadOnlyList<Problem>?>(review => review.SubmitAsync(id, Newsroom, ct)))!);
        if (state == "approved")
            Assert.Empty((await paper.Site.WithAsync<ReviewDesk, IReadOnlyList<Problem>?>(review => review.ApproveAsync(id, 1, Newsroom, ct)))!);
        if (state.StartsWith("scheduled", StringComparison.Ordinal))
            await paper.DoAsync(workflow => workflow.ScheduleAsync(id, 1, later, false, Newsroom, ct));
        if (state.EndsWith("embargoed", StringComparison.Ordinal))
            await EmbargoAsync(paper, id, later.AddHours(1));
        if (state == "scheduled and then embargoed")
        {
            paper.Clock.Advance(TimeSpan.FromMinutes(61));
            await paper.Site.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(ct));
        }

        if (state == "trashed")
            Assert.Empty((await paper.Site.WithAsync<StoryBin, IReadOnlyList<Problem>?>(bin => bin.TrashAsync(id, Newsroom, ct)))!);
        if (!state.StartsWith("withdrawn", StringComparison.Ordinal))
            return;

        await paper.DoAsync(workflow => workflow.PublishAsync(id, 1, false, Newsroom, default));
        await paper.DoAsync(workflow => workflow.CorrectAsync(id, "A secret error.", "A secret truth.", Newsroom, default));
        await paper.WithdrawAsync(id, state switch
        {
            "withdrawn with a notice" => new WithdrawalText(WithdrawalKind.Notice, "It was wrong."),
            "withdrawn by redirect" => new WithdrawalText(WithdrawalKind.Redirect, Target: "/articles/beside-it"),
            _ => new WithdrawalText(WithdrawalKind.Gone),
        });
    }
}
