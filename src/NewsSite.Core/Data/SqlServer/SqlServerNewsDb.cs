using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>The store in SQL Server 2022 or later, for many web nodes.</summary>
public sealed class SqlServerNewsDb(DbContextOptions<SqlServerNewsDb> options) : NewsDb(options)
{
    /// <summary>Whether the database has been told to keep versions of rows for readers: 1.</summary>
    internal const string SnapshotState = "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()";

    /// <inheritdoc/>
    internal override Task BeginNumberedAsync(string table, CancellationToken ct) => RunAsync($"SET IDENTITY_INSERT {table} ON", ct);

    // Numbering goes on behind the highest by itself.
    /// <inheritdoc/>
    internal override Task EndNumberedAsync(string table, string key, CancellationToken ct) => RunAsync($"SET IDENTITY_INSERT {table} OFF", ct);

    // Without ALLOW_SNAPSHOT_ISOLATION, which the owner of the database sets, one moment costs locks that writers wait for.
    /// <inheritdoc/>
    protected override async Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct) =>
        await Database.BeginTransactionAsync(await RunAsync(SnapshotState, ct) is (byte)1 ? IsolationLevel.Snapshot : IsolationLevel.Serializable, ct);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // A clustered key holds 900 bytes and a credential's id up to 1023, which would fail at the first long one; other indexes hold 1700.
        builder.Entity<IdentityUserPasskey<long>>().HasKey(passkey => passkey.CredentialId).IsClustered(false);
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations without a server.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerNewsDb>
{
    public SqlServerNewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerNewsDb>().UseSqlServer("Server=design", server => server.UseCompatibilityLevel(160)).Options);
}
