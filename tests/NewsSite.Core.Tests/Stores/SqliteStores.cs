using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests.Stores;

/// <summary>SQLite files, copied from one that has been migrated.</summary>
internal static class SqliteStores
{
    private static readonly Lazy<Task<string>> Template = new(MigrateAsync);

    public static async Task<TestStore> CreateAsync()
    {
        var template = await Template.Value;
        var directory = Directory.CreateTempSubdirectory("newssite-store-").FullName;
        var file = Path.Combine(directory, "newssite.db");
        File.Copy(template, file);
        var connectionString = $"Data Source={file}";
        return new TestStore(DatabaseProvider.Sqlite, connectionString, () =>
        {
            Close(connectionString);
            Directory.Delete(directory, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<string> MigrateAsync()
    {
        var directory = Directory.CreateTempSubdirectory("newssite-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        var file = Path.Combine(directory, "template.db");
        var connectionString = $"Data Source={file}";
        await using (var db = TestStore.NewDb(DatabaseProvider.Sqlite, connectionString))
            await db.Database.MigrateAsync();

        // The last connection to close writes the log back into the file, which is then whole by itself.
        Close(connectionString);
        return file;
    }

    // The pool knows connections by the text that the site opens them with.
    private static void Close(string connectionString)
    {
        using var connection = new SqliteConnection(DatabaseProviders.SqliteConnectionString(connectionString));
        SqliteConnection.ClearPool(connection);
    }
}
