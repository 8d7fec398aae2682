using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(NewsSite.Core.Tests.Photos.S3.S3Server))]

namespace NewsSite.Core.Tests.Photos.S3;

/// <summary>An S3-compatible server on loopback, of the package that <c>package.json</c> names; started when a test first asks for it.</summary>
public sealed class S3Server : IDisposable
{
    private const string Missing = "No S3-compatible server on this machine. Install Node.js with npm (apt-get install npm); the tests fetch the rest.";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Photos", "S3");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _data = Directory.CreateTempSubdirectory("newssite-s3-").FullName;
    private Process? _server;
    private SiteOptions.S3Options? _settings;

    /// <summary>How to reach a bucket of it. Skips the test where there is no Node.js, unless nothing may be skipped.</summary>
    public async Task<SiteOptions.S3Options> SettingsAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _settings ??= await StartAsync(ct);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException or TimeoutException)
        {
            if (Environment.GetEnvironmentVariable("NEWSSITE_TEST_ALL") == "1")
                throw;
            Assert.Skip($"{Missing} ({e.Message})");
        }
        finally
        {
            _turn.Release();
        }

        return _settings!;
    }

    public void Dispose()
    {
        if (_server is { HasExited: false })
            _server.Kill(entireProcessTree: true);
        _server?.Dispose();
        _turn.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<SiteOptions.S3Options> StartAsync(CancellationToken ct)
    {
        var program = Path.Combine(Folder, "node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(program))
        {
            using var install = Start("npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts");
            await install.WaitForExitAsync(ct).WaitAsync(Patience, ct);
            if (install.ExitCode != 0)
                throw new InvalidOperationException("npm ci failed");
        }

        var port = FreePort();
        _server = Start("node", program, "--silent", "--directory", _data, "--address", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", "photos");
        await ListeningAsync(port, ct);
        return new SiteOptions.S3Options { Bucket = "photos", Endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), AccessKey = "S3RVER", SecretKey = "S3RVER" };
    }

    private static async Task ListeningAsync(int port, CancellationToken ct)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(TimeSpan.FromMilliseconds(100), ct))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, ct);
                return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("It does not listen.");
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new InvalidOperationException(program + " does not start");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
