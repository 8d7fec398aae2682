using System.Diagnostics;
using System.Globalization;
using NewsSite.Benchmarks.Growth;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// <c>serving</c>: requests per second, and per second of the server's processor time, of pages from memory, of pages made anew, and of bare Kestrel that
/// sends the same bytes. In turns, so that a slow moment of the machine meets all; the medians and their ratios to bare Kestrel. Then stories at random
/// out of many, and how long it takes from pressing Publish until a reader has the story, and the front page with it. Needs <c>wrk</c>.
/// </summary>
internal static class ServingRun
{
    private const int Articles = 1_000;
    private const int Rounds = 5;
    private const int Seconds = 4;
    private const int ManyArticles = 20_000;
    private const int Publishes = 21;
    private static readonly string[] Pages = ["/articles/story-500", "/", "/rss.xml"];

    public static async Task RunAsync(CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"newssite-growth-{Articles}");
        await GrowthRun.FillAsync(directory, Articles, ct);
        await using var cached = await SiteProcess.StartAsync(directory, 256, ct);
        await using var uncached = await SiteProcess.StartAsync(directory, 0, ct);
        using var bare = StartBare(cached.Address, out var bareAddress);
        try
        {
            Console.WriteLine("| page | | requests/s | of bare | per CPU second | of bare |");
            Console.WriteLine("|---|---|---:|---:|---:|---:|");
            foreach (var page in Pages)
                await MeasureAsync(page, [("bare Kestrel", bareAddress, () => Worked(bare)), ("from memory", cached.Address, () => cached.Worked), ("made anew", uncached.Address, () => uncached.Worked)], ct);
        }
        finally
        {
            bare.Kill(entireProcessTree: true);
        }

        await PublishAsync(cached, ct);
        await RandomAsync(ct);
    }

    private static async Task PublishAsync(SiteProcess site, CancellationToken ct)
    {
        using var desk = await BenchDesk.SignInAsync(site.Address, ct);
        var (story, front) = (new List<double>(), new List<double>());
        for (var number = 0; number < Publishes * 2; number++)
        {
            var headline = $"Seen at once {Guid.NewGuid():n}";
            var watch = Stopwatch.StartNew();
            await desk.PublishAsync(headline, ct);
            var page = await site.Client.GetStringAsync(number % 2 == 0 ? "/articles/" + headline.ToLowerInvariant().Replace(' ', '-') : "/", ct);
            (number % 2 == 0 ? story : front).Add(watch.Elapsed.TotalMilliseconds);
            if (!page.Contains(headline, StringComparison.Ordinal))
                throw new InvalidOperationException("A page was sent that is older than the story.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From Publish to the story {Median(story):0} ms, to the front page {Median(front):0} ms; medians of {Publishes}"));
    }

    // Most are asked for once: what keeping them costs must not be more than it saves.
    private static async Task RandomAsync(CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"newssite-growth-{ManyArticles}");
        await GrowthRun.FillAsync(directory, ManyArticles, ct);
        await using var cached = await SiteProcess.StartAsync(directory, 256, ct);
        await using var uncached = await SiteProcess.StartAsync(directory, 0, ct);
        (string Name, SiteProcess Site, List<double> Second, List<double> Worked)[] sites = [("with 256 MB of pages", cached, [], []), ("made anew", uncached, [], [])];
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, site, second, worked) in sites)
            {
                var before = site.Worked;
                var script = $"math.randomseed({round}) request = function() return wrk.format(nil, '/articles/story-' .. math.random(1, {ManyArticles})) end";
                var wrk = await Wrk.RunAsync(site.Address, Seconds, 32, ct, script);
                if (round == 0)
                    continue; // warms up
                second.Add(wrk.Requests / (double)Seconds);
                worked.Add(wrk.Requests / (site.Worked - before).TotalSeconds);
            }
        }

        foreach (var (name, _, second, worked) in sites)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stories at random out of {ManyArticles:N0}, {name}: {Median(second):N0} a second, {Median(worked):N0} per CPU second"));
    }

    private static async Task MeasureAsync(string page, (string Name, Uri Address, Func<TimeSpan> Worked)[] servers, CancellationToken ct)
    {
        var rates = servers.Select(_ => (Second: new List<double>(), Worked: new List<double>())).ToArray();
        foreach (var server in servers.SkipLast(1).Reverse())
            await Wrk.RunAsync(new Uri(server.Address, page), 2, 32, ct); // the site first: bare Kestrel takes over what it sends at its smallest
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var ((_, address, worked), (second, cpu)) in servers.Zip(rates))
            {
                var before = worked();
                var watch = Stopwatch.StartNew();
                var requests = (await Wrk.RunAsync(new Uri(address, page), Seconds, 32, ct)).Requests;
                second.Add(requests / watch.Elapsed.TotalSeconds);
                cpu.Add(requests / (worked() - before).TotalSeconds);
            }
        }

        foreach (var ((name, _, _), (second, cpu)) in servers.Zip(rates))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{page}` | {name} | {Median(second):N0} | {Median(second) / Median(rates[0].Second):0.000} | {Median(cpu):N0} | {Median(cpu) / Median(rates[0].Worked):0.000} |"));
    }

    private static Process StartBare(Uri site, out Uri address)
    {
        var port = SiteProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        address = new Uri($"http://127.0.0.1:{port}");
        return Process.Start(new ProcessStartInfo("dotnet", [typeof(ServingRun).Assembly.Location, "bare", port, site.ToString()]) { RedirectStandardOutput = true })!;
    }

    private static TimeSpan Worked(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
