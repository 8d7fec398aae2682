using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsSite.Benchmarks.Growth;

/// <summary>The site in a process of its own, as its users start it.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, HttpClient client) => (_process, Client) = (process, client);

    /// <summary>Speaks to the site; keeps cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>From the start of the process to the last byte of the first front page.</summary>
    public TimeSpan FirstPage { get; private init; }

    /// <summary>Where it answers.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>Processor time that it has taken, of all cores.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it has, bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts the site and waits for its front page.</summary>
    /// <param name="dataDirectory">Where its store is.</param>
    /// <param name="cacheMegabytes">Memory for finished pages; 0 measures what it takes to make them.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="settings">Other settings.</param>
    public static async Task<SiteProcess> StartAsync(string dataDirectory, int cacheMegabytes, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsSite.Web.dll"), "--urls", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["NewsSite__DataDirectory"] = dataDirectory;
        start.Environment["NewsSite__Cache__Megabytes"] = cacheMegabytes.ToString(CultureInfo.InvariantCulture);

        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/", ct);
                await answer.Content.ReadAsByteArrayAsync(ct);
                answer.EnsureSuccessStatusCode();
                return new SiteProcess(process, client) { FirstPage = watch.Elapsed };
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
