namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// The PostgreSQL server of the tests: the one that NEWSSITE_TEST_POSTGRES names, else a
/// <see cref="PostgresCluster"/> that goes with the process.
/// </summary>
internal static class PostgresServer
{
    private const string Variable = "NEWSSITE_TEST_POSTGRES";

    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>The server that was named; it stays after the tests.</summary>
    public static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    /// <summary>Why there is none, with the line that installs it; null when there is one.</summary>
    public static string? WhyMissing => Named is not null || PostgresCluster.IsInstalled
        ? null
        : $"PostgreSQL is not installed. Install it (apt-get install postgresql) or set {Variable} to the connection string of a server.";

    /// <summary>For a connection that may create databases; starts the server the first time.</summary>
    public static Task<string> ConnectionStringAsync() => Server.Value;

    private static async Task<string> StartAsync()
    {
        if (Named is { } named)
            return named;
        var cluster = await PostgresCluster.CreateAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster.ConnectionString;
    }
}
