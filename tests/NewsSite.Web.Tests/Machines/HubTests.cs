using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Feeds;

namespace NewsSite.Web.Tests.Machines;

/// <summary>The WebSub hub is told of what readers see change, whatever it answers, and no verb waits for it.</summary>
public sealed class HubTests : IDisposable
{
    private static readonly Actor Newsroom = Actor.System("newsroom");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 6, 10, 0, TimeSpan.Zero));
    private readonly TestHub _hub = new();
    private readonly SiteHost _site;

    public HubTests() => _site = new SiteHost(
        new Dictionary<string, string> { ["NewsSite:Feeds:Hub"] = "https://hub.example/", ["NewsSite:BaseUrl"] = "https://127.0.0.1" },
        _clock,
        services => services.AddHttpClient<Hub>().ConfigurePrimaryHttpMessageHandler(() => _hub));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_feed_that_a_story_stands_in_is_named()
    {
        await PublishAsync("First", "Jo Writer", ["Ferries"]);

        await UntilAsync(() => _hub.Told.Count >= 12);

        Assert.Equal(
            new[] { "", "/authors/jo-writer", "/corrections", "/tags/ferries" }.SelectMany(page => new[] { "atom.xml", "feed.json", "rss.xml" }.Select(file => $"https://127.0.0.1{page}/{file}")).Order(StringComparer.Ordinal),
            _hub.Told.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_story_is_told_to_the_lists_that_it_has_left()
    {
        var id = await PublishAsync("First", "Jo Writer", ["Ferries"]);
        await UntilAsync(() => _hub.Told.Count >= 12);
        _hub.Told.Clear();

        await _site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone), Newsroom, Ct));

        await UntilAsync(() => _hub.Told.Count >= 12);
        Assert.Contains("https://127.0.0.1/tags/ferries/rss.xml", _hub.Told);
        Assert.Contains("https://127.0.0.1/authors/jo-writer/atom.xml", _hub.Told);
    }

    [Fact]
    public async Task A_hub_that_is_away_is_told_later_and_a_draft_never()
    {
        _hub.Answer = HttpStatusCode.ServiceUnavailable;
        await PublishAsync("First", "", []);
        await UntilAsync(() => _hub.Refused > 0);
        Assert.Empty(_hub.Told);

        _hub.Answer = HttpStatusCode.Accepted;
        await UntilAsync(() => _hub.Told.Count >= 6);
        _hub.Told.Clear();
        await _site.WithAsync<Drafting, SaveResult>(desk => desk.CreateAsync(new DraftText { Headline = "Draft", Body = "Text." }, Newsroom, Ct));
        for (var i = 0; i < 20; i++)
            await StepAsync();

        Assert.Empty(_hub.Told);
    }

    [Fact]
    public async Task One_feed_that_the_hub_refuses_holds_up_no_other()
    {
        _hub.Unwanted = "https://127.0.0.1/rss.xml";
        await PublishAsync("First", "", []);

        await UntilAsync(() => _hub.Told.Count >= 5);

        Assert.DoesNotContain(_hub.Unwanted, _hub.Told);
    }

    [Fact]
    public async Task Feeds_name_the_hub_in_headers_and_in_themselves()
    {
        using var reader = _site.Visitor();
        foreach (var format in new[] { "rss.xml", "atom.xml", "feed.json" })
        {
            using var answer = await reader.GetAsync("/" + format, Ct);
            Assert.Equal(["<https://hub.example/>; rel=\"hub\"", $"<https://127.0.0.1/{format}>; rel=\"self\""], answer.Headers.GetValues("Link"));
            Assert.Contains("https://hub.example/", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        _site.Dispose();
        _hub.Dispose();
    }

    private async Task<long> PublishAsync(string headline, string byline, IReadOnlyList<string> tags)
    {
        var saved = await _site.WithAsync<Drafting, SaveResult>(desk => desk.CreateAsync(new DraftText { Headline = headline, Body = "Text.", Byline = byline, Tags = [.. tags] }, Newsroom, Ct));
        Assert.Empty((await _site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(saved.ArticleId!.Value, 1, false, Newsroom, Ct)))!);
        return saved.ArticleId!.Value;
    }

    // The worker waits by the clock of the test, which is moved on until what is awaited has happened.
    private async Task UntilAsync(Func<bool> happened)
    {
        for (var i = 0; i < 300 && !happened(); i++)
            await StepAsync();
        Assert.True(happened());
    }

    private async Task StepAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(2));
        await Task.Delay(20, Ct);
    }

    private sealed class TestHub : HttpMessageHandler
    {
        public ConcurrentBag<string> Told { get; } = [];

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.Accepted;

        public string? Unwanted { get; set; }

        public int Refused { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken));
            var isTaken = request.Method == HttpMethod.Post && form["hub.mode"] == "publish" && Answer == HttpStatusCode.Accepted;
            if (isTaken && form["hub.url"] == Unwanted)
                return new HttpResponseMessage(HttpStatusCode.BadRequest);
            if (isTaken)
                Told.Add(form["hub.url"]!);
            else
                Refused++;
            return new HttpResponseMessage(isTaken ? HttpStatusCode.Accepted : Answer);
        }
    }
}
