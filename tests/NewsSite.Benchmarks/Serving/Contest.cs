using System.Diagnostics;
using System.Globalization;

namespace NewsSite.Benchmarks.Serving;

/// <summary>A server that is measured.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Address">Where it answers.</param>
/// <param name="Worked">Processor time that it has taken, of all cores.</param>
internal sealed record Contestant(string Name, Uri Address, Func<TimeSpan> Worked);

/// <summary>
/// Servers that send the same bytes, asked by <c>wrk</c> in turns, so that a slow moment of the machine meets all. What comes out are requests per second, and per
/// second of the server's processor time: medians, and their ratios to the first server's.
/// </summary>
/// <param name="servers">The yardstick first.</param>
internal sealed class Contest(params Contestant[] servers)
{
    private const int Rounds = 5;
    private const int Seconds = 4;

    // Until the program has compiled itself for the page: at first it takes twice the processor time. It has when that hardly changes any more.
    private const int WarmUpMost = 15;
    private const double Settled = 0.03;
    private const int Connections = 32;

    public static void PrintHead()
    {
        Console.WriteLine("| page | | requests/s | ratio | per CPU second | ratio |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
    }

    /// <summary>Measures and prints.</summary>
    /// <param name="address">The same for all, site-relative.</param>
    /// <param name="name">In the table.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAsync(string address, string name, CancellationToken ct)
    {
        var rates = servers.Select(_ => (Second: new List<double>(), Worked: new List<double>())).ToArray();
        foreach (var server in servers.Reverse())
            await WarmUpAsync(server, address, ct);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (server, (second, cpu)) in servers.Zip(rates))
            {
                var watch = Stopwatch.StartNew();
                var (requests, perWorked) = await AskAsync(server, address, ct);
                second.Add(requests / watch.Elapsed.TotalSeconds);
                cpu.Add(perWorked);
            }
        }

        foreach (var (server, (second, cpu)) in servers.Zip(rates))
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {server.Name} | {Median(second):N0} | {Median(second) / Median(rates[0].Second):0.000} | {Median(cpu):N0} | {Median(cpu) / Median(rates[0].Worked):0.000} |"));
    }

    private static async Task WarmUpAsync(Contestant server, string address, CancellationToken ct)
    {
        var former = 0.0;
        for (var time = 0; time < WarmUpMost; time++)
        {
            var (_, now) = await AskAsync(server, address, ct);
            if (now < former * (1 + Settled))
                return;
            former = now;
        }
    }

    private static async Task<(long Requests, double PerWorked)> AskAsync(Contestant server, string address, CancellationToken ct)
    {
        var before = server.Worked();
        var requests = (await Wrk.RunAsync(new Uri(server.Address, address), Seconds, Connections, ct)).Requests;
        return (requests, requests / (server.Worked() - before).TotalSeconds);
    }

    /// <summary>One of the benchmark's own servers, in a process of its own: <c>bare</c> or <c>files</c>.</summary>
    public static (Process Process, Contestant Contestant) Start(string name, string verb, string of)
    {
        var port = Growth.SiteProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Contest).Assembly.Location, verb, port, of]) { RedirectStandardOutput = true })!;
        return (process, new Contestant(name, new Uri($"http://127.0.0.1:{port}"), () =>
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }));
    }

    /// <summary>The one in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);
}
