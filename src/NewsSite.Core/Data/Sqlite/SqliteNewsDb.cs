using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>The store in one SQLite file: the default, for one web node.</summary>
public sealed class SqliteNewsDb(DbContextOptions<SqliteNewsDb> options) : NewsDb(options);

/// <summary>Lets <c>dotnet ef</c> make migrations without a running site.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteNewsDb>
{
    public SqliteNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteNewsDb>().UseSqlite("Data Source=design.db").Options);
}
