using System.Diagnostics;
using System.Globalization;
using System.Net;
using NewsSite.Core.Tests.Stores;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>
/// The database down, hung, cut off and slow, behind a site that readers and an editor use: what is in memory goes on, what is not answers within five seconds, what cannot be
/// saved comes back with its text (while the database hangs a save hangs with it), and all is well again within thirty seconds, without anybody doing anything.
/// <c>-showliveoutput</c> prints the figures.
/// </summary>
public sealed class FaultDrillTests
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FaultLength = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ColdMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackMost = TimeSpan.FromSeconds(30);

    private int _cold;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_and_editors_live_through_every_fault_of_the_database()
    {
        if (!PostgresCluster.IsInstalled)
            Assert.Skip("PostgreSQL is not installed. Install it (apt-get install postgresql).");
        using var cluster = await PostgresCluster.CreateAsync();
        var server = new Npgsql.NpgsqlConnectionStringBuilder(cluster.ConnectionString);
        using var link = new FaultyLink(Path.Combine(server.Host!, ".s.PGSQL.5432"));
        server.Host = "127.0.0.1";
        server.Port = link.Port;
        using var store = DrillStore.In(cluster);
        var actor = await store.PrepareAsync(Ct);
        using var site = await SiteProcess.StartSiteAsync(store.Directory, StartPatience, Ct, DrillStore.Settings(server.ToString()));
        using var desk = await DeskClient.SignInAsync(site.Address, DrillStore.Email, actor, Ct);
        using var reader = new HttpClient { BaseAddress = site.Address, Timeout = TimeSpan.FromSeconds(40) };
        await PublishAsync(desk, "before");

        await DownAsync(site, link, desk, reader);
        await HungAsync(link, desk, reader);
        await CutAsync(link, desk, reader);
        await SlowAsync(link, desk, reader);
        await store.CheckAsync(Ct);
    }

    private async Task DownAsync(SiteProcess site, FaultyLink link, DeskClient desk, HttpClient reader)
    {
        var form = (await desk.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Written while it was down").Fill("Body", "Every word of it.");
        await KeepAsync(reader);
        link.State = LinkState.Down;
        var watch = Stopwatch.StartNew();
        var warm = ReadWarmAsync(reader, watch);
        var cold = await ReadColdAsync(reader);
        var saved = Stopwatch.StartNew();
        using var refused = await form.PressAsync("Publish", Ct);
        saved.Stop();
        Assert.True(refused.StatusCode == HttpStatusCode.ServiceUnavailable, $"{refused.StatusCode}: {site.Said}");
        Assert.Contains("Every word of it.", await refused.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var pages = await warm;

        link.State = LinkState.Whole;
        var back = await BackAsync(reader);
        await PublishAsync(desk, "after it was down");
        Say($"Down: {pages} pages from memory, all 200; one that was not: 503 after {Ms(cold)} ms; a save: refused with its text after {Ms(saved.Elapsed)} ms; back after {Ms(back)} ms");
        Assert.InRange(cold, TimeSpan.Zero, ColdMost);
        Assert.InRange(back, TimeSpan.Zero, BackMost);
    }

    private async Task HungAsync(FaultyLink link, DeskClient desk, HttpClient reader)
    {
        await KeepAsync(reader);
        link.State = LinkState.Hung;
        var watch = Stopwatch.StartNew();
        var warm = ReadWarmAsync(reader, watch);
        var (first, second) = (await ReadColdAsync(reader), await ReadColdAsync(reader));
        var pages = await warm;

        link.State = LinkState.Whole;
        var back = await BackAsync(reader);
        await PublishAsync(desk, "after it hung");
        Say($"Hung: {pages} pages from memory, all 200; one that was not: 503 after {Ms(first)} ms, the next after {Ms(second)} ms; back after {Ms(back)} ms");
        Assert.InRange(first, TimeSpan.Zero, ColdMost);
        Assert.InRange(second, TimeSpan.Zero, ColdMost);
        Assert.InRange(back, TimeSpan.Zero, BackMost);
    }

    // Every connection ends at once, and the next ones are whole: nobody notices but by a moment.
    private async Task CutAsync(FaultyLink link, DeskClient desk, HttpClient reader)
    {
        link.Cut();
        var watch = Stopwatch.StartNew();
        using var cold = await reader.GetAsync(Cold(), Ct);
        Assert.Equal(HttpStatusCode.NotFound, cold.StatusCode);
        Say($"Cut: the next page that was not in memory after {Ms(watch.Elapsed)} ms");
        link.Cut();
        await PublishAsync(desk, "after the cut");
    }

    private async Task SlowAsync(FaultyLink link, DeskClient desk, HttpClient reader)
    {
        link.State = LinkState.Slow;
        var watch = Stopwatch.StartNew();
        using var cold = await reader.GetAsync(Cold(), Ct);
        Assert.Equal(HttpStatusCode.NotFound, cold.StatusCode);
        var page = watch.Elapsed;
        await PublishAsync(desk, "slowly");
        Say($"Slow, 100 ms each way: a page that was not in memory {Ms(page)} ms; opening the form, publishing and seeing it {Ms(watch.Elapsed - page)} ms");
        link.State = LinkState.Whole;
    }

    private static async Task KeepAsync(HttpClient reader)
    {
        for (var time = 0; time < 2; time++)
            Assert.Contains("Story ", await reader.GetStringAsync("/", Ct), StringComparison.Ordinal);
    }

    private static async Task<int> ReadWarmAsync(HttpClient reader, Stopwatch watch)
    {
        var pages = 0;
        for (; watch.Elapsed < FaultLength; pages++)
        {
            using var answer = await reader.GetAsync("/", Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await Task.Delay(5, Ct);
        }

        return pages;
    }

    private async Task<TimeSpan> ReadColdAsync(HttpClient reader)
    {
        var watch = Stopwatch.StartNew();
        using var cold = await reader.GetAsync(Cold(), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, cold.StatusCode);
        Assert.NotNull(cold.Headers.RetryAfter);
        return watch.Elapsed;
    }

    private async Task<TimeSpan> BackAsync(HttpClient reader)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            using var cold = await reader.GetAsync(Cold(), Ct);
            if (cold.StatusCode == HttpStatusCode.NotFound || watch.Elapsed > BackMost)
                return watch.Elapsed;
            await Task.Delay(50, Ct);
        }
    }

    // What is published is on the front page at once, or was not acknowledged.
    private static async Task PublishAsync(DeskClient desk, string name)
    {
        var form = await desk.OpenAsync("/admin/articles/new", Ct);
        using var answer = await form.Fill("Headline", $"Story {name}").Fill("Body", "It is.").PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains($"Story {name}", await desk.Http.GetStringAsync("/", Ct), StringComparison.Ordinal);
    }

    // A page that nobody has asked for yet, and that is not there: 404 once the store has said so.
    private string Cold() => string.Create(CultureInfo.InvariantCulture, $"/tags/none-{++_cold}");

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private static string Ms(TimeSpan time) => time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
