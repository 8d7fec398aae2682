using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NewsSite.Core.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>The site or the command line in a process of its own, which can be killed as a power cut would.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];

    private SiteProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Everything that it has written.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts the site and waits until it is ready.</summary>
    /// <param name="dataDirectory">Where it keeps its data.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="settings">Other settings, as environment variables.</param>
    /// <exception cref="TimeoutException">It needed longer than it may after a crash.</exception>
    /// <exception cref="InvalidOperationException">It ended; the message has what it said.</exception>
    public static async Task<SiteProcess> StartSiteAsync(string dataDirectory, TimeSpan patience, CancellationToken ct, params (string Name, string Value)[] settings)
    {
        var address = new Uri("http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture));
        var site = new SiteProcess(Start(Program("NewsSite.Web", "NewsSite.Web.dll"), dataDirectory, settings, "--urls", address.ToString()), address);
        using var client = new HttpClient { BaseAddress = address };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(TimeSpan.FromMilliseconds(50), ct))
        {
            if (site._process.HasExited)
                throw new InvalidOperationException($"The site ended with {site._process.ExitCode}: {site.Said}");
            try
            {
                using var answer = await client.GetAsync("/health/ready", ct);
                if (answer.IsSuccessStatusCode)
                    return site;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        site.Dispose();
        throw new TimeoutException($"The site was not ready {patience.TotalSeconds:0} seconds after its start: {site.Said}");
    }

    /// <summary>Starts <c>newssite</c> with the arguments.</summary>
    public static SiteProcess StartCommand(string dataDirectory, params string[] arguments) =>
        new(Start(Program("NewsSite.Cli", "newssite.dll"), dataDirectory, [], arguments), new Uri("http://127.0.0.1"));

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>SIGTERM: it may finish what it has begun.</summary>
    public void AskToEnd() => Send("-TERM");

    /// <summary>SIGSTOP: it does nothing until <see cref="GoOn"/>.</summary>
    public void Halt() => Send("-STOP");

    /// <summary>SIGCONT: it goes on where it was.</summary>
    public void GoOn() => Send("-CONT");

    /// <summary>The largest file that it may write from now on, bytes, soft and hard.</summary>
    public void LimitFiles(string limits)
    {
        using var prlimit = Process.Start("prlimit", ["--pid", _process.Id.ToString(CultureInfo.InvariantCulture), "--fsize=" + limits]);
        prlimit.WaitForExit();
    }

    /// <summary>SIGKILL: nothing of the process runs any more, no buffer is written.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private void Send(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static Process Start(string program, string dataDirectory, (string Name, string Value)[] settings, params string[] arguments)
    {
        // A write past a limit is an error to deal with, as on a full disk, and no signal that ends the process.
        var start = new ProcessStartInfo("env", ["--ignore-signal=XFSZ", "dotnet", program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        start.Environment["NewsSite__DataDirectory"] = dataDirectory;
        start.Environment["NewsSite__SeedPath"] = Path.Combine(dataDirectory, "no-seeds");
        start.Environment["DOTNET_USE_POLLING_FILE_WATCHER"] = "1"; // the machine allows so many watchers, for all tests together
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // Each program from its own folder: beside the tests stand the libraries of the tests.
    private static string Program(string project, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Repository.Root, "src", project, "bin", framework.Parent!.Name, framework.Name, file);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
