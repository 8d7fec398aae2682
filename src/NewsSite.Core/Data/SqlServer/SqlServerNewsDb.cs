using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>The store in SQL Server 2022 or later, for many web nodes.</summary>
public sealed class SqlServerNewsDb(DbContextOptions<SqlServerNewsDb> options) : NewsDb(options)
{
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
