using System.Diagnostics;
using Npgsql;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// The PostgreSQL server of the tests: the one that NEWSSITE_TEST_POSTGRES names, else a private one that is set up in a temporary directory,
/// listens on a socket in it only, syncs nothing and goes with the process.
/// </summary>
internal static class PostgresServer
{
    private const string Variable = "NEWSSITE_TEST_POSTGRES";
    private const string Owner = "newssite";

    // Debian and Ubuntu keep the server's programs here, one directory a version, and not on the PATH.
    private const string DebianVersions = "/usr/lib/postgresql";

    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>The server that was named; it stays after the tests.</summary>
    public static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    private static string? Programs { get; } = FindPrograms();

    // PostgreSQL refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Why there is none, with the line that installs it; null when there is one.</summary>
    public static string? WhyMissing => Named is not null || Programs is not null
        ? null
        : $"PostgreSQL is not installed. Install it (apt-get install postgresql) or set {Variable} to the connection string of a server.";

    /// <summary>For a connection that may create databases; starts the server the first time.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    private static string? FindPrograms()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var debian = Directory.Exists(DebianVersions) ? Directory.GetDirectories(DebianVersions) : [];
        return debian.OrderByDescending(Version).Select(version => Path.Combine(version, "bin")).Concat(onPath)
            .FirstOrDefault(directory => File.Exists(Path.Combine(directory, "initdb")) && File.Exists(Path.Combine(directory, "pg_ctl")));
    }

    private static int Version(string directory) => int.TryParse(Path.GetFileName(directory), out var version) ? version : 0;

    private static async Task<string> StartAsync()
    {
        if (Named is { } named)
            return named;

        // A socket's path holds 107 characters at most: a short one.
        var directory = Directory.CreateTempSubdirectory("newssite-pg-").FullName;
        if (IsRoot && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(directory, (UnixFileMode)0b111_111_111);
        var data = Path.Combine(directory, "data");
        await RunAsync("initdb", "-D", data, "-U", Owner, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsync("pg_ctl", "-D", data, "-m", "immediate", "stop").Wait();
            Directory.Delete(directory, recursive: true);
        };

        var settings = $"-c listen_addresses='' -c unix_socket_directories='{directory}' -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        await RunAsync("pg_ctl", "-D", data, "-l", Path.Combine(directory, "log"), "-o", settings, "-w", "start");
        return new NpgsqlConnectionStringBuilder { Host = directory, Username = Owner, Database = "postgres" }.ToString();
    }

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
