using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Caching;
using NewsSite.Web.Tests.Nets;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Caching;

/// <summary>How pages are sent from memory, over real HTTP.</summary>
public sealed class CachedAnswerTests
{
    // Answered anew each time: each for its own reason.
    private static readonly string[] NotKept =
    [
        "/Index", "/search", "/text/search", "/errors/{status}", "/health/live", "/health/ready", "/media/{hash}/{name}", "/media/cards/{name}", "/oembed", "/{**path}",
        "/robots.txt", "/.well-known/security.txt", "/speculation-rules.json",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_reader_page_is_kept_or_stands_among_those_that_are_not()
    {
        using var paper = new Paper();
        await paper.PublishAsync(new Core.Publishing.DraftText { Headline = "Live", Body = "Text.", Byline = "Jo Writer", Tags = ["Ferries"], SectionId = await paper.SectionAsync("World") });
        await paper.Site.WithAsync<NewsDb, int>(db => db.Tags.ExecuteUpdateAsync(set => set.SetProperty(t => EF.Property<TagState>(t, "State"), TagState.Accepted), Ct));

        var wrong = new List<string>();
        foreach (var row in EndpointTable.Rows.Where(row => row.Endpoint.StartsWith("GET ", StringComparison.Ordinal) && !row.Address.StartsWith("/admin", StringComparison.Ordinal)))
        {
            using var answer = await paper.Reader.GetAsync(row.Address, Ct);
            var isKept = Shelf(paper).Keys.Any(key => key.Path == row.Address);
            var isNamed = NotKept.Contains(row.Endpoint["GET ".Length..]);
            if (answer.StatusCode == HttpStatusCode.OK ? isKept == isNamed : isKept)
                wrong.Add($"{row.Address}: {(int)answer.StatusCode}, {(isKept ? "kept" : "not kept")}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_page_is_sent_again_without_a_look_at_the_store_and_with_the_same_headers()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");
        using var first = await paper.Reader.GetAsync("/articles/harbour-opens", Ct);

        using var again = await paper.Reader.GetAsync("/articles/harbour-opens?utm_source=mail", Ct);

        Assert.Equal(1, Shelf(paper).Find(Assert.Single(Shelf(paper).Keys))!.Sent);
        Assert.Equal(Headers(first), Headers(again));
        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        Assert.Contains("default-src 'none'", again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(again.Headers.ETag!.IsWeak);
        Assert.Equal("Accept-Encoding", Assert.Single(again.Headers.Vary));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_reader_gets_the_form_that_was_asked_for_and_HEAD_its_headers(string encoding)
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");
        using var get = Request(HttpMethod.Get, "/articles/harbour-opens", encoding);
        using var head = Request(HttpMethod.Head, "/articles/harbour-opens", encoding);

        using var page = await paper.Reader.SendAsync(get, Ct);
        using var empty = await paper.Reader.SendAsync(head, Ct);

        Assert.Equal(encoding, Assert.Single(page.Content.Headers.ContentEncoding));
        Assert.Equal(Headers(page), Headers(empty));
        Assert.Equal(page.Content.Headers.ContentLength, empty.Content.Headers.ContentLength);
        Assert.Empty(await empty.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_reader_who_has_the_page_is_told_so_whatever_form_it_came_in()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");
        using var first = await paper.Reader.GetAsync("/articles/harbour-opens", Ct);
        using var again = Request(HttpMethod.Get, "/articles/harbour-opens", "br");
        again.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", {first.Headers.ETag}");

        using var answer = await paper.Reader.SendAsync(again, Ct);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
        Assert.Equal(first.Headers.CacheControl, answer.Headers.CacheControl);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task What_is_not_there_is_not_kept()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("Harbour opens");
        await paper.WithdrawAsync(id, new Core.Publishing.WithdrawalText(WithdrawalKind.Notice, "It was wrong."));

        foreach (var (address, status) in new[] { ("/articles/harbour-opens", HttpStatusCode.Gone), ("/articles/nothing", HttpStatusCode.NotFound), ("/tags?after=", HttpStatusCode.OK) })
            Assert.Equal(status, (await paper.Reader.GetAsync(address, Ct)).StatusCode);

        Assert.DoesNotContain(Shelf(paper).Keys, key => key.Path.StartsWith("/articles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stampede_makes_a_page_once()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");
        var made = 0;
        var meters = paper.Site.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name == "newssite.cache.render.duration")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref made));
        listener.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => paper.Reader.GetStringAsync("/articles/harbour-opens", Ct)));

        Assert.Equal(1, made);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task The_news_sitemap_forgets_a_story_after_two_days_without_any_change()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");
        Assert.Contains("harbour-opens", await paper.Reader.GetStringAsync("/sitemaps/news.xml", Ct), StringComparison.Ordinal);

        paper.Clock.Advance(TimeSpan.FromHours(49));

        Assert.DoesNotContain("harbour-opens", await paper.Reader.GetStringAsync("/sitemaps/news.xml", Ct), StringComparison.Ordinal);
    }

    private static PageShelf Shelf(Paper paper) => paper.Site.Services.GetRequiredService<PageShelf>();

    private static HttpRequestMessage Request(HttpMethod method, string address, string encoding)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        return request;
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
}
