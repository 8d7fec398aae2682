using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NewsSite.Core.Data;

/// <summary>What is the matter with the store when nothing is wrong with the program or with what it was asked.</summary>
public enum StoreFault
{
    /// <summary>It does not answer, or not in time.</summary>
    Away,

    /// <summary>Others have held it for longer than anybody can be asked to wait.</summary>
    Busy,

    /// <summary>Its disk takes no more, or can't be written.</summary>
    Full,
}

/// <summary>The store was given up on: it has not answered for seconds.</summary>
public sealed class StoreAwayException(Exception inner) : Exception("The store does not answer.", inner);

/// <summary>Tells faults of the store from faults of the program, whichever database it is.</summary>
public static class StoreFaults
{
    private const int NoSpaceLeft = 28; // ENOSPC, as .NET passes it on in HResult

    /// <summary>The fault that the exception, or one inside it, tells of; null when it tells of none.</summary>
    public static StoreFault? Of(Exception? exception) => exception switch
    {
        null => null,
        StoreAwayException => StoreFault.Away,
        SqliteException sqlite => Of(sqlite) ?? Of(exception.InnerException),
        PostgresException postgres => Of(postgres),
        NpgsqlException => StoreFault.Away, // the connection itself: refused, cut, timed out
        SqlException server => Of(server),
        IOException { HResult: NoSpaceLeft } => StoreFault.Full,
        _ => Of(exception.InnerException),
    };

    // sqlite.org/rescode.html
    private static StoreFault? Of(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => StoreFault.Busy, // BUSY, LOCKED
        8 or 10 or 13 => StoreFault.Full, // READONLY, IOERR, FULL
        14 => StoreFault.Away, // CANTOPEN
        _ => null,
    };

    // postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 57P operator intervention, 53 insufficient resources, 55P03 lock_not_available, 40 rollback.
    private static StoreFault? Of(PostgresException e) => e.SqlState switch
    {
        "53100" or "58030" => StoreFault.Full, // disk_full, io_error
        "55P03" or "57014" or "40001" or "40P01" => StoreFault.Busy,
        ['0', '8', ..] or ['5', '7', 'P', ..] or ['5', '3', ..] => StoreFault.Away,
        _ => null,
    };

    // learn.microsoft.com/sql/relational-databases/errors-events: full files and logs; lock time-out, deadlock; the rest as SqlClient calls it passing.
    private static StoreFault? Of(SqlException e) => e.Number switch
    {
        1101 or 1105 or 9002 => StoreFault.Full,
        1205 or 1222 => StoreFault.Busy,
        -2 or 0 or 2 or 53 or 233 or 4060 or 10053 or 10054 or 10060 or 10061 or 11001 or 40197 or 40501 or 40613 => StoreFault.Away,
        _ => null,
    };
}
