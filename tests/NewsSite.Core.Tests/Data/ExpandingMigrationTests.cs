using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>
/// Old and new nodes run over one store while it is upgraded: a migration only adds what a version that does not know it can live with. What is no longer used goes a version later,
/// and stands here then.
/// </summary>
public sealed class ExpandingMigrationTests
{
    // Migrations that take away what the version before no longer used, each with what it takes.
    private static readonly string[] Contractions = [];

    public static TheoryData<DatabaseProvider, string> Migrations
    {
        get
        {
            var rows = new TheoryData<DatabaseProvider, string>();
            foreach (var (provider, connectionString) in Providers)
            {
                using var db = TestStore.NewDb(provider, connectionString);
                foreach (var id in db.GetService<IMigrationsAssembly>().Migrations.Keys.Skip(1))
                    rows.Add(provider, id);
            }

            return rows;
        }
    }

    private static (DatabaseProvider Provider, string ConnectionString)[] Providers =>
        [(DatabaseProvider.Sqlite, "Data Source=none.db"), (DatabaseProvider.PostgreSql, "Host=nowhere"), (DatabaseProvider.SqlServer, "Server=nowhere")];

    [Theory]
    [MemberData(nameof(Migrations))]
    public void A_migration_disturbs_no_node_of_the_version_before(DatabaseProvider provider, string id)
    {
        using var db = TestStore.NewDb(provider, Providers.Single(row => row.Provider == provider).ConnectionString);
        var migrations = db.GetService<IMigrationsAssembly>();
        var migration = migrations.CreateMigration(migrations.Migrations[id], db.Database.ProviderName!);
        var made = migration.UpOperations.OfType<CreateTableOperation>().Select(table => table.Name).ToHashSet();

        var disturbing = migration.UpOperations.Where(operation => !IsHarmless(operation, made)).Select(operation => $"{id[15..]}: {Describe(operation)}").Except(Contractions);

        Assert.Empty(disturbing);
    }

    [Fact]
    public void What_would_disturb_is_known()
    {
        Assert.False(IsHarmless(new DropColumnOperation { Table = "Articles", Name = "Slug" }, []));
        Assert.False(IsHarmless(new AddColumnOperation { Table = "Articles", Name = "Weight", ClrType = typeof(int) }, []));
        Assert.True(IsHarmless(new AddColumnOperation { Table = "Articles", Name = "Weight", ClrType = typeof(int), DefaultValue = 0 }, []));
        Assert.False(IsHarmless(new RenameColumnOperation { Table = "Articles", Name = "Slug", NewName = "Address" }, []));
        Assert.False(IsHarmless(new CreateIndexOperation { Table = "Articles", Name = "IX", Columns = ["Slug"], IsUnique = true }, []));
        Assert.True(IsHarmless(new CreateIndexOperation { Table = "New", Name = "IX", Columns = ["Slug"], IsUnique = true }, ["New"]));
    }

    private static bool IsHarmless(MigrationOperation operation, HashSet<string> made) => operation switch
    {
        CreateTableOperation or InsertDataOperation or SqlOperation or AlterDatabaseOperation => true,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null || column.ComputedColumnSql is not null,
        CreateIndexOperation index => !index.IsUnique || made.Contains(index.Table),
        AddForeignKeyOperation key => made.Contains(key.Table) || key.OnDelete != ReferentialAction.Cascade,
        AlterColumnOperation column => column.ClrType == column.OldColumn.ClrType && (column.IsNullable || !column.OldColumn.IsNullable)
            && (column.MaxLength is null || column.MaxLength >= column.OldColumn.MaxLength),
        DropIndexOperation => true, // slower for a while, not wrong
        _ => false,
    };

    private static string Describe(MigrationOperation operation) =>
        string.Join(' ', new[] { operation.GetType().Name }.Concat(operation.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.Name is "Table" or "Name").Select(property => property.GetValue(operation)?.ToString())));
}
