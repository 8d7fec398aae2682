using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Core.Data.Postgres;

/// <summary>The store in PostgreSQL 15 or later, for many web nodes.</summary>
public sealed class PostgresNewsDb(DbContextOptions<PostgresNewsDb> options) : NewsDb(options);

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresNewsDb>
{
    public PostgresNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresNewsDb>().UseNpgsql("Host=design").Options);
}
