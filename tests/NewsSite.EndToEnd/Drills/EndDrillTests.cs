using System.Diagnostics;
using System.Net;

namespace NewsSite.EndToEnd.Drills;

/// <summary>A node that is asked to end, as a new version or an operator would ask it.</summary>
public sealed class EndDrillTests
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_asked_to_end_says_so_before_it_stops_answering_and_ends_with_0()
    {
        using var store = new DrillStore();
        await store.PrepareAsync(Ct);
        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct, ("NewsSite__Drain", "3"));
        using var reader = new HttpClient { BaseAddress = site.Address };

        site.AskToEnd();
        for (var watch = Stopwatch.StartNew(); (await reader.GetAsync("/health/ready", Ct)).StatusCode == HttpStatusCode.OK && watch.Elapsed < TimeSpan.FromSeconds(2);)
            await Task.Delay(20, Ct);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await reader.GetAsync("/health/ready", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/health/live", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/", Ct)).StatusCode);
        Assert.Equal(0, await site.EndAsync(Ct));
    }
}
