using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>
/// Sets what SQLite forgets between connections. <c>synchronous=FULL</c> with the write-ahead log syncs at each commit, so that an
/// acknowledged publish survives <c>kill -9</c> and a power cut; NORMAL would lose the last ones (sqlite.org/pragma.html#pragma_synchronous).
/// A writer waits for the one before it: SQLite for as long as the connection's <c>Default Timeout</c> says, and its driver, which begins
/// anew until that time is over, no longer. The wait comes first, for switching the log on needs the file to itself.
/// </summary>
internal sealed class SqliteSession : DbConnectionInterceptor
{
    /// <summary>Seconds that a writer waits where the connection string does not say: a person's patience with "Save".</summary>
    public const int DefaultWait = 10;

    // A connection's own pages: the inner ones of a large store's indexes, which the 2 MB that SQLite takes by itself do not hold.
    private const int CacheKiB = 16 * 1024;

    // 16 MB. A page that many transactions change, as those of the full-text index, is then written back to the file once for them all.
    private const int PagesOfLog = 4_000;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Pragmas(DbConnection connection) => string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout={((SqliteConnection)connection).DefaultTimeout * 1000}; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-{CacheKiB}; PRAGMA wal_autocheckpoint={PagesOfLog};");
}
