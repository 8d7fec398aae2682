using System.Net;

namespace NewsSite.Web.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_started_site_is_live_and_ready(string address)
    {
        using var site = new SiteHost();
        using var visitor = site.Visitor();

        var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
