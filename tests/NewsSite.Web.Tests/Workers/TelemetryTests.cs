using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace NewsSite.Web.Tests.Workers;

public sealed class TelemetryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_site_does_is_sent_to_the_address_that_is_set_and_no_query_with_it()
    {
        var taken = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectorAsync(taken);
        using (var site = new SiteHost(new Dictionary<string, string> { ["NewsSite:Telemetry:Otlp"] = collector.Urls.Single() }))
        {
            using var reader = site.Visitor();
            await reader.GetStringAsync("/", Ct);
            await reader.GetStringAsync("/search?q=unspeakable", Ct);
        }

        var all = taken.ToList();
        Assert.Contains(all, sent => sent.Path == "/v1/metrics" && sent.Body.Contains("newssite.cache.render.duration", StringComparison.Ordinal) && sent.Body.Contains("newssite.search.duration", StringComparison.Ordinal) && sent.Body.Contains("http.server.request.duration", StringComparison.Ordinal));
        Assert.Contains(all, sent => sent.Path == "/v1/traces" && sent.Body.Contains("/search", StringComparison.Ordinal));
        Assert.Contains(all, sent => sent.Path == "/v1/logs");
        Assert.DoesNotContain(all, sent => sent.Body.Contains("unspeakable", StringComparison.Ordinal));
    }

    // Protocol buffers write texts as they are.
    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<(string Path, string Body)> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            taken.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync(Ct);
        return collector;
    }
}
