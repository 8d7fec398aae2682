using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NewsSite.Core.Data;

/// <summary>Tells "somebody else took this name first" from every other failure of a write.</summary>
public static class UniqueViolation
{
    // sqlite.org/rescode.html#constraint_unique and #constraint_primarykey
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    // Duplicate key in a unique index, in a constraint (sys.messages).
    private const int SqlServerIndex = 2601;
    private const int SqlServerConstraint = 2627;

    /// <summary>True when a unique index or key refused the write.</summary>
    public static bool IsUniqueViolation(this DbUpdateException failure) => failure?.InnerException switch
    {
        SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => true,
        SqlException { Number: SqlServerIndex or SqlServerConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };
}
