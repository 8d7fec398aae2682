using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NewsSite.Benchmarks.Growth;

namespace NewsSite.Benchmarks.Serving;

/// <summary>
/// <c>serving</c>: requests per second, and per second of the server's processor time, of pages from memory, of pages made anew, and of bare Kestrel that
/// sends the same bytes. In turns, so that a slow moment of the machine meets all; the medians and their ratios to bare Kestrel. Needs <c>wrk</c>.
/// </summary>
internal static partial class ServingRun
{
    private const int Articles = 1_000;
    private const int Rounds = 5;
    private const string Seconds = "4";
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
    }

    private static async Task MeasureAsync(string page, (string Name, Uri Address, Func<TimeSpan> Worked)[] servers, CancellationToken ct)
    {
        var rates = servers.Select(_ => (Second: new List<double>(), Worked: new List<double>())).ToArray();
        foreach (var server in servers.SkipLast(1).Reverse())
            await AskAsync(new Uri(server.Address, page), "2", ct); // the site first: bare Kestrel takes over what it sends at its smallest
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var ((_, address, worked), (second, cpu)) in servers.Zip(rates))
            {
                var before = worked();
                var watch = Stopwatch.StartNew();
                var requests = await AskAsync(new Uri(address, page), Seconds, ct);
                second.Add(requests / watch.Elapsed.TotalSeconds);
                cpu.Add(requests / (worked() - before).TotalSeconds);
            }
        }

        foreach (var ((name, _, _), (second, cpu)) in servers.Zip(rates))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{page}` | {name} | {Median(second):N0} | {Median(second) / Median(rates[0].Second):0.000} | {Median(cpu):N0} | {Median(cpu) / Median(rates[0].Worked):0.000} |"));
    }

    private static async Task<long> AskAsync(Uri address, string seconds, CancellationToken ct)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c32", $"-d{seconds}s", "-H", "Accept-Encoding: br", address.ToString()]) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"{address}: {said}");
        return long.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
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

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();
}
