using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using Npgsql;

namespace NewsSite.Core.Tests.Stores;

/// <summary>PostgreSQL databases, made from a template database that has been migrated.</summary>
internal static class PostgresStores
{
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);
    private static int _count;

    private static string Prefix { get; } = $"newssite_test_{Environment.ProcessId}_";

    public static async Task<TestStore> CreateAsync()
    {
        if (PostgresServer.WhyMissing is { } reason)
            MissingDatabase.Skip(reason);

        var server = await PostgresServer.ConnectionStringAsync();
        var template = await Template.Value;
        var name = Prefix + Interlocked.Increment(ref _count);
        await RunAsync(server, $"CREATE DATABASE {name} TEMPLATE {template}");
        var connectionString = On(server, name);
        return new TestStore(DatabaseProvider.PostgreSql, connectionString, async () =>
        {
            await using (var connection = new NpgsqlConnection(connectionString))
                NpgsqlConnection.ClearPool(connection);
            await RunAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    private static async Task<string> MigrateAsync()
    {
        var server = await PostgresServer.ConnectionStringAsync();
        var name = Prefix + "template";
        if (PostgresServer.Named is not null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => RunAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)").Wait();
        await RunAsync(server, $"CREATE DATABASE {name}");

        // A database with connections cannot be a template: no pool.
        var unpooled = new NpgsqlConnectionStringBuilder(On(server, name)) { Pooling = false }.ToString();
        await using var db = TestStore.NewDb(DatabaseProvider.PostgreSql, unpooled);
        await db.Database.MigrateAsync();
        return name;
    }

    private static string On(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    private static async Task RunAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
