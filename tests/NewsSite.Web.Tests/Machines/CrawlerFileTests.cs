using System.Globalization;
using System.Net;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

public sealed class CrawlerFileTests(MachinePaper printed) : IClassFixture<MachinePaper>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Robots_are_let_in_everywhere_but_to_the_desk_and_the_search_and_are_told_of_the_sitemaps()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/robots.txt", Ct);
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split('\n');

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["User-agent: *", "Disallow: /admin", "Disallow: /search?"], lines[..3]);
        Assert.Equal([$"Sitemap: {printed.Origin}/sitemap.xml", $"Sitemap: {printed.Origin}/sitemaps/news.xml"], lines.Where(line => line.StartsWith("Sitemap", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_finds_a_weakness_is_told_whom_to_write_to_and_until_when_that_holds()
    {
        var fields = (await printed.Paper.Reader.GetStringAsync("/.well-known/security.txt", Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1]);

        Assert.Equal("mailto:security@example.org", fields["Contact"]);
        Assert.Equal(printed.Origin + "/.well-known/security.txt", fields["Canonical"]);
        var expires = DateTimeOffset.Parse(fields["Expires"], CultureInfo.InvariantCulture);
        Assert.InRange(expires - printed.Paper.Clock.GetUtcNow(), TimeSpan.FromDays(90), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Without_a_contact_there_is_no_such_file()
    {
        using var paper = new Paper();
        using var answer = await paper.Reader.GetAsync("/.well-known/security.txt", Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
