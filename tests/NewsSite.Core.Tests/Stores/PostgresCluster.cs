using System.Diagnostics;
using Npgsql;

namespace NewsSite.Core.Tests.Stores;

/// <summary>A PostgreSQL server of our own: set up in a temporary directory, listens on a socket in it only, syncs nothing, and can be stopped and started.</summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Owner = "newssite";

    // Debian and Ubuntu keep the server's programs here, one directory a version, and not on the PATH.
    private const string DebianVersions = "/usr/lib/postgresql";

    private readonly string _directory;

    private PostgresCluster(string directory) => _directory = directory;

    /// <summary>False where the server's programs are not installed.</summary>
    public static bool IsInstalled => Programs is not null;

    /// <summary>For a connection that may create databases.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = _directory, Username = Owner, Database = "postgres" }.ToString();

    private static string? Programs { get; } = FindPrograms();

    // PostgreSQL refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Sets one up and starts it.</summary>
    public static async Task<PostgresCluster> CreateAsync()
    {
        // A socket's path holds 107 characters at most: a short one.
        var cluster = new PostgresCluster(Directory.CreateTempSubdirectory("newssite-pg-").FullName);
        if (IsRoot && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(cluster._directory, (UnixFileMode)0b111_111_111);
        await RunAsync("initdb", "-D", cluster.Data, "-U", Owner, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await cluster.StartAsync();
        return cluster;
    }

    /// <summary>Starts it again.</summary>
    public Task StartAsync()
    {
        var settings = $"-c listen_addresses='' -c unix_socket_directories='{_directory}' -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        return RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(_directory, "log"), "-o", settings, "-w", "start");
    }

    /// <summary>Stops it as a crash would: whatever runs is cut off, and what was committed is recovered at the next start.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            StopAsync().Wait();
        Directory.Delete(_directory, recursive: true);
    }

    private static string? FindPrograms()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var debian = Directory.Exists(DebianVersions) ? Directory.GetDirectories(DebianVersions) : [];
        return debian.OrderByDescending(Version).Select(version => Path.Combine(version, "bin")).Concat(onPath)
            .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "pg_ctl")));
    }

    private static int Version(string directory) => int.TryParse(Path.GetFileName(directory), out var version) ? version : 0;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var command = Path.Combine(Programs!, program);
        var start = IsRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", command, .. arguments]) : new ProcessStartInfo(command, arguments);
        start.WorkingDirectory = Path.GetTempPath();
        start.RedirectStandardOutput = true;

        using var process = Process.Start(start)!;

        // pg_ctl's server inherits the output, so its end is not the end of the program.
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
