using NewsSite.Benchmarks.Growth;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// <c>serving</c>: pages from memory, pages made anew, and bare Kestrel that sends the same bytes. Needs <c>wrk</c>.
/// </summary>
internal static class ServingRun
{
    private const int Articles = 1_000;
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
    }
}
