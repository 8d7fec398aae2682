using System.Diagnostics;
using System.Globalization;
using NewsSite.Benchmarks.Growth;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// <c>serving</c>: pages from memory, pages made anew, and bare Kestrel that sends the same bytes. Then stories at random out of many, and how long it takes from
/// pressing Publish until a reader has the story, and the front page with it. Needs <c>wrk</c>.
/// </summary>
internal static class ServingRun
{
    private const int Articles = 1_000;
    private const int Rounds = 5;
    private const int WarmUpRounds = 4;
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
        var (process, bare) = Contest.Start("bare Kestrel", "bare", cached.Address.ToString());
        try
        {
            // Asked in the reverse order at first: bare Kestrel takes over what the site sends at its smallest.
            var contest = new Contest(bare, new Contestant("from memory", cached.Address, () => cached.Worked), new Contestant("made anew", uncached.Address, () => uncached.Worked));
            Contest.PrintHead();
            foreach (var page in Pages)
                await contest.RunAsync(page, $"`{page}`", ct);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
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

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From Publish to the story {Contest.Median(story):0} ms, to the front page {Contest.Median(front):0} ms; medians of {Publishes}"));
    }

    // Most are asked for once: what keeping them costs must not be more than it saves.
    private static async Task RandomAsync(CancellationToken ct)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"newssite-growth-{ManyArticles}");
        await GrowthRun.FillAsync(directory, ManyArticles, ct);
        await using var cached = await SiteProcess.StartAsync(directory, 256, ct);
        await using var uncached = await SiteProcess.StartAsync(directory, 0, ct);
        (string Name, SiteProcess Site, List<double> Second, List<double> Worked)[] sites = [("with 256 MB of pages", cached, [], []), ("made anew", uncached, [], [])];
        for (var round = -WarmUpRounds; round < Rounds; round++)
        {
            foreach (var (_, site, second, worked) in sites)
            {
                var before = site.Worked;
                var script = $"math.randomseed({round + WarmUpRounds}) request = function() return wrk.format(nil, '/articles/story-' .. math.random(1, {ManyArticles})) end";
                var wrk = await Wrk.RunAsync(site.Address, Seconds, 32, ct, script);
                if (round < 0)
                    continue;
                second.Add(wrk.Requests / (double)Seconds);
                worked.Add(wrk.Requests / (site.Worked - before).TotalSeconds);
            }
        }

        foreach (var (name, _, second, worked) in sites)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stories at random out of {ManyArticles:N0}, {name}: {Contest.Median(second):N0} a second, {Contest.Median(worked):N0} per CPU second"));
    }
}
