using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Data.Postgres;

/// <summary>The store in PostgreSQL 15 or later, for many web nodes.</summary>
public sealed class PostgresNewsDb(DbContextOptions<PostgresNewsDb> options) : NewsDb(options)
{
    /// <inheritdoc/>
    internal override Task EndNumberedAsync(string table, string key, CancellationToken ct) =>
        RunAsync($"""SELECT setval(pg_get_serial_sequence('{table}', '{key}'), greatest((SELECT max("{key}") FROM {table}), 1))""", ct);

    // PostgreSQL's repeatable read is one snapshot for all statements (postgresql.org/docs/current/transaction-iso.html).
    /// <inheritdoc/>
    protected override Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
}

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresNewsDb>
{
    public PostgresNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresNewsDb>().UseNpgsql("Host=design").Options);
}
