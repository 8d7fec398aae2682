using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

/// <summary>Every page has one address, and former ones lead to it.</summary>
public sealed class AddressTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    [Theory]
    [InlineData("/Sections/World", "/sections/world")]
    [InlineData("/sections/world/", "/sections/world")]
    [InlineData("/TAGS/?after=Iraq", "/tags?after=Iraq")]
    [InlineData("//sections//world", "/sections/world")]
    [InlineData("/search/?q=A%26b", "/search?q=A%26b")]
    [InlineData("//evil.example/", "/evil.example")]
    [InlineData("/archive/2026/1", "/archive/2026/01")]
    [InlineData("/archive/2026/1/5", "/archive/2026/01/05")]
    [InlineData("/archive/02026", "/archive/2026")]
    [InlineData("/text/archive/2026/1", "/text/archive/2026/01")]
    [InlineData("/text/", "/text")]
    [InlineData("/Text/Sections/World", "/text/sections/world")]
    public async Task Another_spelling_leads_to_the_address(string typed, string address)
    {
        // Not by the reader's base address: two slashes would name a host.
        using var answer = await printed.Paper.Reader.GetAsync(
            printed.Paper.Site.Address.GetLeftPart(UriPartial.Authority) + typed, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/admin/Articles/")]
    [InlineData("/media/ABC/Name.jpg")]
    public async Task The_desk_and_files_keep_their_spelling(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.MovedPermanently, answer.StatusCode);
    }

    [Fact]
    public async Task A_former_slug_leads_to_the_story_with_its_query()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("The first headline");
        await paper.RepublishAsync(id, 2, new DraftText { Headline = "خبر جديد", Slug = "خبر-جديد", Body = "نص." });

        using var answer = await paper.Reader.GetAsync("/articles/the-first-headline?from=mail", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        var target = answer.Headers.Location!.OriginalString;
        Assert.Equal("/articles/%D8%AE%D8%A8%D8%B1-%D8%AC%D8%AF%D9%8A%D8%AF?from=mail", target);
        Assert.Equal("خبر جديد", (await paper.OpenAsync(target)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_slug_of_a_draft_does_not_hide_where_a_story_has_moved()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("The first headline");
        await paper.RepublishAsync(id, 2, new DraftText { Headline = "Second", Slug = "second", Body = "Text." });
        await paper.DraftAsync(new DraftText { Headline = "The first headline", Body = "Another story." });

        using var answer = await paper.Reader.GetAsync("/articles/the-first-headline", TestContext.Current.CancellationToken);

        Assert.Equal("/articles/second", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_renamed_tag_leads_to_its_new_address()
    {
        using var paper = new Paper();
        await paper.PublishAsync(new DraftText { Headline = "Tagged", Body = "Text.", Tags = ["Irak"] });
        var tag = await paper.Site.WithAsync<NewsDb, Tag>(db => Task.FromResult(db.Tags.Single()));
        Assert.Empty((await paper.Site.WithAsync<TagDesk, IReadOnlyList<Problem>?>(
            desk => desk.ChangeAsync(tag.Id, "Iraq", [], "", null, Actor.System("admin"), default)))!);

        using var answer = await paper.Reader.GetAsync("/tags/irak", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/tags/iraq", answer.Headers.Location!.OriginalString);
        using var text = await paper.Reader.GetAsync("/text/tags/irak", TestContext.Current.CancellationToken);
        Assert.Equal("/text/tags/iraq", text.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_proposed_tag_is_seen_nowhere()
    {
        using var paper = new Paper();
        var saved = await paper.Site.WithAsync<Drafting, SaveResult>(desk => desk.CreateAsync(
            new DraftText { Headline = "Tagged", Body = "Text.", Tags = ["Rumour"] }, new Actor(null, "Sam", Role.Editor, null), default));
        await paper.DoAsync(workflow => workflow.PublishAsync(saved.ArticleId!.Value, 1, false, Actor.System("desk"), default));

        Assert.Empty((await paper.OpenAsync("/articles/tagged")).QuerySelectorAll(".tags ul"));
        Assert.Empty((await paper.OpenAsync("/tags")).QuerySelectorAll(".index"));
        using var answer = await paper.Reader.GetAsync("/tags/rumour", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
