using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>The store in one SQLite file: the default, for one web node.</summary>
public sealed class SqliteNewsDb(DbContextOptions<SqliteNewsDb> options) : NewsDb(options)
{
    // Deferred: it takes no lock, and reads what the write-ahead log held at its first look.
    /// <inheritdoc/>
    protected override async Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct)
    {
        var transaction = ((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true);
        return (await Database.UseTransactionAsync(transaction, ct))!;
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations without a running site.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteNewsDb>
{
    public SqliteNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteNewsDb>().UseSqlite("Data Source=design.db").Options);
}
