using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

/// <summary>How feeds are sent: media types, conditional requests, moved and missing lists.</summary>
public sealed class FeedAnswerTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/rss.xml", "application/rss+xml")]
    [InlineData("/sections/economy/atom.xml", "application/atom+xml")]
    [InlineData("/tags/fisheries/feed.json", "application/feed+json")]
    [InlineData("/corrections/rss.xml", "application/rss+xml")]
    public async Task A_feed_is_sent_once_and_then_only_when_it_has_changed(string address, string mediaType)
    {
        printed.Paper.BeginCounting();
        using var first = await printed.Paper.Reader.GetAsync(address, Ct);

        Assert.InRange(printed.Paper.TakeStatements(), 1, 4);
        Assert.Equal($"{mediaType}; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=60", first.Headers.CacheControl!.ToString());
        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
        foreach (var (name, value) in new[] { ("If-None-Match", first.Headers.ETag.ToString()), ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(name, value);
            using var again = await printed.Paper.Reader.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(Ct));
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_feed_travels_compressed(string encoding)
    {
        foreach (var address in new[] { "/rss.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemaps/articles-0.xml" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept-Encoding", encoding);
            using var answer = await printed.Paper.Reader.SendAsync(request, Ct);
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task HEAD_says_the_same_without_the_body()
    {
        using var whole = await printed.Paper.Reader.GetAsync("/atom.xml", Ct);
        using var request = new HttpRequestMessage(HttpMethod.Head, "/atom.xml");
        using var head = await printed.Paper.Reader.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_change_makes_another_feed_at_once()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("A story");
        paper.Clock.Advance(TimeSpan.FromMinutes(1));
        using var before = await paper.Reader.GetAsync("/rss.xml", Ct);
        await paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));
        paper.Clock.Advance(TimeSpan.FromMinutes(1));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rss.xml");
        request.Headers.IfModifiedSince = before.Content.Headers.LastModified;

        using var after = await paper.Reader.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.DoesNotContain("A story", await after.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_a_moment_ago_has_no_time_yet_that_could_hide_the_next_change()
    {
        using var paper = new Paper();
        await paper.PublishAsync("A story");

        using var answer = await paper.Reader.GetAsync("/rss.xml", Ct);

        Assert.Null(answer.Content.Headers.LastModified);
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task The_feeds_of_a_renamed_tag_move_with_it()
    {
        using var paper = new Paper();
        await paper.PublishAsync(new DraftText { Headline = "Tagged", Body = "Text.", Tags = ["Irak"] });
        var tag = await paper.Site.WithAsync<NewsDb, Tag>(db => Task.FromResult(db.Tags.Single()));
        Assert.Empty((await paper.Site.WithAsync<TagDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(tag.Id, "Iraq", [], "", null, Actor.System("admin"), default)))!);

        foreach (var format in new[] { "rss.xml", "atom.xml", "feed.json" })
        {
            using var answer = await paper.Reader.GetAsync("/tags/irak/" + format, Ct);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal("/tags/iraq/" + format, answer.Headers.Location!.OriginalString);
        }
    }

    [Theory]
    [InlineData("/sections/nowhere/rss.xml")]
    [InlineData("/tags/nothing/atom.xml")]
    [InlineData("/authors/nobody/feed.json")]
    public async Task A_list_that_is_not_there_has_no_feed(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_feed_of_summaries_says_how_stories_begin_and_what_was_wrong_in_them()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:Feeds:Text"] = "Summary" });
        var id = await paper.PublishAsync(new DraftText { Headline = "Short", Standfirst = "In short.", Body = "At length.", Captions = [new DraftCaption { Caption = "Boats.", Credit = "AFP" }] });
        await paper.CorrectAsync(id, "It was ten.", "It was nine.");

        foreach (var format in new[] { "rss.xml", "atom.xml", "feed.json" })
        {
            var feed = await paper.Reader.GetStringAsync("/" + format, Ct);
            Assert.DoesNotContain("At length.", feed, StringComparison.Ordinal);
            Assert.All(new[] { "In short.", "It was ten.", "It was nine.", "AFP" }, said => Assert.Contains(said, feed, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_feed_has_the_newest_fifty()
    {
        using var paper = new Paper();
        for (var i = 1; i <= 52; i++)
            await paper.PublishAsync($"Story {i}");

        var entries = FeedParsers.BySyndication(await paper.Reader.GetByteArrayAsync("/atom.xml", Ct));

        Assert.Equal(50, entries.Count);
        Assert.Equal("Story 52", entries[0].Title);
        Assert.Equal("Story 3", entries[^1].Title);
    }
}
