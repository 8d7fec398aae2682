using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace NewsSite.Core.Data;

/// <summary>Tells "there is one already" from every other fault of a database, whichever database it is.</summary>
public static class UniqueViolation
{
    // sqlite.org/rescode.html#constraint_unique and #constraint_primarykey; the latter also for the second row with one key.
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    // learn.microsoft.com/sql/relational-databases/errors-events: unique index; unique constraint or primary key.
    private const int SqlServerIndex = 2601;
    private const int SqlServerConstraint = 2627;

    /// <summary>True when the exception, or one inside it, is a database's refusal of a second row with the same unique key.</summary>
    public static bool IsIn(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqlException sqlServer => sqlServer.Number is SqlServerIndex or SqlServerConstraint,
        _ => IsIn(exception.InnerException),
    };
}
