using System.Globalization;
using NewsSite.Benchmarks.Growth;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// <c>soak</c>: many minutes at 70 % of what the site can send, with a story published each second: errors, the slowest answers and the memory, by the
/// minute. Needs <c>wrk</c>.
/// </summary>
internal static class SoakRun
{
    private const int Articles = 1_000;
    private const int Connections = 32;
    private const double Share = 0.7;
    private const int Wait = 10;
    private static readonly int[] Pages = [500, 501, 502, 503, 504, 505, 506, 507];

    /// <summary>Runs and prints.</summary>
    /// <param name="minutes">How long.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task RunAsync(int minutes, CancellationToken ct)
    {
        var directory = Directory.CreateTempSubdirectory("newssite-soak-").FullName;
        await GrowthRun.FillAsync(directory, Articles, ct);
        await using var site = await SiteProcess.StartAsync(directory, 256, ct);
        using var desk = await BenchDesk.SignInAsync(site.Address, ct);
        await Wrk.RunAsync(site.Address, 5, Connections, ct, Script(0));
        var limit = (await Wrk.RunAsync(site.Address, 10, Connections, ct, Script(0))).Requests / 10.0;

        // Each connection waits between two requests; so many of them that all together ask for that share, found by trying, because an answer takes its time too.
        var connections = (int)Math.Round(limit * Share * Wait / 1000);
        for (var time = 0; time < 2; time++)
            connections = (int)Math.Round(connections * limit * Share / ((await Wrk.RunAsync(site.Address, 10, connections, ct, Script(Wait))).Requests / 10.0));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The limit: {limit:N0} requests a second, of which {Share:P0} are {limit * Share:N0}. {connections} connections ask every {Wait} ms."));
        Console.WriteLine("| minute | requests/s | 99th percentile, ms | published | memory, MB |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        var published = 0;
        for (var minute = 1; minute <= minutes; minute++)
        {
            var wrk = Wrk.RunAsync(site.Address, 60, connections, ct, Script(Wait));
            while (!wrk.IsCompleted)
            {
                var pause = Task.Delay(TimeSpan.FromSeconds(1), ct);
                await desk.PublishAsync($"Soaked {Guid.NewGuid():n}", ct);
                published++;
                await pause;
            }

            var load = await wrk;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {minute} | {load.Requests / 60.0:N0} | {load.Slowest.TotalMilliseconds:0.0} | {published} | {site.Memory / 1048576.0:N0} |"));
        }

        Directory.Delete(directory, recursive: true);
    }

    // The front page, a feed and stories in turn; wrk stops at the first answer that is an error.
    private static string Script(int wait) => $$"""
        local paths = { '/', '/rss.xml', {{string.Join(", ", Pages.Select(page => $"'/articles/story-{page}'"))}} }
        local at = 0
        request = function() at = at % #paths + 1 return wrk.format(nil, paths[at]) end
        {{(wait > 0 ? $"delay = function() return {wait} end" : "")}}
        """;
}
