using System.Net;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>The server asks for addresses only where it is told to, only where everybody could, and no more often than it has to.</summary>
public sealed class LinkAnswersTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_asked_unless_it_is_switched_on()
    {
        var web = new Web(HttpStatusCode.NotFound);
        using var answers = new LinkAnswers(new SiteOptions(), TimeProvider.System, web);

        await answers.AskAsync(["https://example.org/"], Ct);

        Assert.Empty(web.Asked);
        Assert.Null(answers.WhyNot("https://example.org/"));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(302, null)]
    [InlineData(403, null)]
    [InlineData(429, null)]
    [InlineData(404, "it answers 404, nothing is there")]
    [InlineData(410, "it answers 410, nothing is there")]
    [InlineData(503, "it answers 503, an error")]
    public async Task An_answer_is_remembered_for_an_hour(int status, string? why)
    {
        var (web, clock) = (new Web((HttpStatusCode)status), new FakeTimeProvider());
        using var answers = new LinkAnswers(On(), clock, web);

        await answers.AskAsync(["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"], Ct);
        await answers.AskAsync(["https://example.org/a?b=c#d"], Ct);
        Assert.Equal(why, answers.WhyNot("https://example.org/a?b=c#d"));
        Assert.Equal(["https://example.org/a?b=c"], web.Asked);

        clock.Advance(TimeSpan.FromMinutes(61));
        await answers.AskAsync(["https://example.org/a?b=c#d"], Ct);
        Assert.Equal(2, web.Asked.Count);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://example.org:8443/")]
    [InlineData("https://jo:secret@example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("/articles/x")]
    [InlineData("mailto:a@example.org")]
    public async Task Other_addresses_are_not_asked(string address)
    {
        var web = new Web(HttpStatusCode.NotFound);
        using var answers = new LinkAnswers(On(), TimeProvider.System, web);

        await answers.AskAsync([address], Ct);

        Assert.Empty(web.Asked);
    }

    [Fact]
    public async Task One_story_asks_for_twenty_at_a_time()
    {
        var web = new Web(HttpStatusCode.OK);
        using var answers = new LinkAnswers(On(), TimeProvider.System, web);

        await answers.AskAsync([.. Enumerable.Range(0, 50).Select(i => $"https://example.org/{i}")], Ct);

        Assert.Equal(20, web.Asked.Count);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://localhost/")]
    public async Task What_is_not_public_is_not_reached(string address)
    {
        using var answers = new LinkAnswers(On(), TimeProvider.System);

        await answers.AskAsync([address], Ct);

        Assert.Equal("it does not answer", answers.WhyNot(address));
    }

    private static SiteOptions On() => new() { CopyDesk = new SiteOptions.CopyDeskOptions { Links = true } };

    private sealed class Web(HttpStatusCode status) : HttpMessageHandler
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(status));
        }
    }
}
