using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=none.db")]
    [InlineData(DatabaseProvider.PostgreSql, "Host=nowhere")]
    [InlineData(DatabaseProvider.SqlServer, "Server=nowhere")]
    public void The_migrations_make_the_model(DatabaseProvider provider, string connectionString)
    {
        using var db = TestStore.NewDb(provider, connectionString);

        Assert.False(
            db.Database.HasPendingModelChanges(),
            $"The model has changed. Run: dotnet ef migrations add NAME --project src/NewsSite.Core --startup-project src/NewsSite.Core --context {db.GetType().Name} -o Data/{db.GetType().Name.Replace("NewsDb", "", StringComparison.Ordinal)}/Migrations");
    }

    [Theory, EachDatabase]
    public async Task The_migrations_make_an_empty_store_with_the_three_roles_and_the_known_agencies(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Enum.GetNames<Role>(), await db.Roles.OrderBy(r => r.Id).Select(r => r.Name!).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(KnownAgencies.All.Select(a => a.Name), await db.Agencies.OrderBy(a => a.Id).Select(a => a.Name).ToListAsync(TestContext.Current.CancellationToken));
        foreach (var table in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(EditorRole) && type.ClrType != typeof(Agency) && type.ClrType != typeof(AuditHead) && !type.IsOwned()))
            Assert.Equal(0, await RowsAsync(db, table.GetTableName()!));
    }

    [Theory, EachDatabase]
    public async Task Every_migration_can_be_taken_back_and_made_again(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync(Migration.InitialDatabase, TestContext.Current.CancellationToken);
        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_model_is_the_same_in_a_program_that_has_set_up_identity_and_in_one_that_has_not()
    {
        await using var store = await TestStore.CreateAsync();
        await using var alone = store.NewDb();
        await using var scope = store.Services().CreateAsyncScope();
        var inProgram = scope.ServiceProvider.GetRequiredService<NewsDb>();

        Assert.Equal(Described(alone), Described(inProgram));

        static string Described(NewsDb db) => db.GetService<IDesignTimeModel>().Model.ToDebugString(MetadataDebugStringOptions.LongDefault);
    }

    private static Task<int> RowsAsync(NewsDb db, string table) =>
        db.Database.SqlQuery<int>(FormattableStringFactory.Create($"SELECT CAST(COUNT(*) AS integer) AS \"Value\" FROM \"{table}\"")).SingleAsync(TestContext.Current.CancellationToken);
}
