using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// SQL Server for real, where NEWSSITE_TEST_SQLSERVER is a connection string to an existing database that the tests may fill: it is
/// migrated once and emptied before each test, one test at a time.
/// </summary>
internal static class SqlServerStores
{
    private const string Variable = "NEWSSITE_TEST_SQLSERVER";

    // Foreign keys rest meanwhile, so that the order of the tables does not matter. Roles come with the migration and stay.
    private const string Empty =
        """
        DECLARE @sql nvarchar(max) = N'';
        SELECT @sql += N'ALTER TABLE ' + QUOTENAME(name) + N' NOCHECK CONSTRAINT ALL;' FROM sys.tables WHERE name <> N'__EFMigrationsHistory';
        SELECT @sql += N'DELETE FROM ' + QUOTENAME(name) + N';' FROM sys.tables WHERE name NOT IN (N'__EFMigrationsHistory', N'AspNetRoles');
        SELECT @sql += N'ALTER TABLE ' + QUOTENAME(name) + N' WITH CHECK CHECK CONSTRAINT ALL;' FROM sys.tables WHERE name <> N'__EFMigrationsHistory';
        EXEC sp_executesql @sql;
        """;

    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>True when a server was named.</summary>
    public static bool IsThere => ConnectionString is not null;

    private static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    public static async Task<TestStore> CreateAsync()
    {
        if (ConnectionString is not { } connectionString)
        {
            Assert.Skip($"No SQL Server: set {Variable} to the connection string of an existing empty database.");
            return null!;
        }

        await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await using var db = TestStore.NewDb(DatabaseProvider.SqlServer, connectionString);
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync(Empty);
        }
        catch
        {
            OneAtATime.Release();
            throw;
        }

        return new TestStore(DatabaseProvider.SqlServer, connectionString, () =>
        {
            using (var connection = new SqlConnection(connectionString))
                SqlConnection.ClearPool(connection);
            OneAtATime.Release();
            return ValueTask.CompletedTask;
        });
    }
}
