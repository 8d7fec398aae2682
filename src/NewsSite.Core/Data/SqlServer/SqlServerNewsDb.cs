using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>The store in SQL Server 2022 or later, for many web nodes.</summary>
public sealed class SqlServerNewsDb(DbContextOptions<SqlServerNewsDb> options) : NewsDb(options);

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerNewsDb>
{
    public SqlServerNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerNewsDb>().UseSqlServer("Server=design", server => server.UseCompatibilityLevel(160)).Options);
}
