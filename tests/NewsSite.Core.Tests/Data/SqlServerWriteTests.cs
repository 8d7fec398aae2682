using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>Every insert, update and delete that saving can make, as SQL Server would get it.</summary>
public sealed class SqlServerWriteTests
{
    [Fact]
    public void Every_entity_can_be_written()
    {
        var commands = new List<UnsentCommand>();
        foreach (var name in EntityNames())
        {
            commands.AddRange(Commands(name, EntityState.Added, "INSERT INTO"));
            commands.AddRange(Commands(name, EntityState.Modified, "UPDATE"));
            commands.AddRange(Commands(name, EntityState.Deleted, "DELETE FROM"));
        }

        Assert.True(commands.Count >= 3 * 20, $"Only {commands.Count} commands were caught.");
        AssertAccepted(commands);
    }

    [Fact]
    public void Many_rows_at_once_make_a_MERGE_that_is_accepted()
    {
        using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out var commands);
        db.Sections.AddRange(Enumerable.Range(0, 10).Select(i => new Section { Name = $"Section {i}", Slug = $"section-{i}" }));

        Save(db);

        Assert.Contains(commands.Sent, command => command.Text.Contains("MERGE [Sections]", StringComparison.Ordinal));
        AssertAccepted(commands.Sent);
    }

    private static void AssertAccepted(IReadOnlyList<UnsentCommand> commands)
    {
        Assert.All(commands, command => Assert.Empty(SqlServerGrammar.Errors(command.Text)));
        Assert.Empty(SqlServerSchema.Migrated.Errors(commands));
    }

    private static List<string> EntityNames()
    {
        using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out _);
        return [.. db.Model.GetEntityTypes().Where(type => !type.IsOwned()).Select(type => type.Name)];
    }

    private static IReadOnlyList<UnsentCommand> Commands(string entity, EntityState state, string verb)
    {
        using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out var commands);
        var type = db.Model.FindEntityType(entity)!;
        if (state == EntityState.Modified && type.GetProperties().All(property => property.IsPrimaryKey()))
            return [];

        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        Fill(row, type);
        var entry = db.Entry(row);
        entry.State = EntityState.Added;
        foreach (var property in entry.Properties.Where(p => state != EntityState.Added || p.Metadata.ValueGenerated == ValueGenerated.Never))
            FillKey(property);
        entry.State = state;
        Save(db);

        Assert.Contains(commands.Sent, command => command.Text.Contains($"{verb} [{type.GetTableName()}]", StringComparison.Ordinal));
        return commands.Sent;
    }

    // What may not be null gets something; what refers to another row gets a number.
    private static void Fill(object row, ITypeBase type)
    {
        foreach (var property in type.GetProperties().Where(p => p.PropertyInfo is { CanWrite: true } && !p.IsNullable && p.PropertyInfo.GetValue(row) is null))
            property.PropertyInfo!.SetValue(row, Something(property.ClrType));
        if (type is not IEntityType entity)
            return;
        foreach (var part in entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned()))
        {
            var owned = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(part.ClrType);
            foreach (var property in part.ClrType.GetProperties().Where(p => p.CanWrite))
                property.SetValue(owned, Something(property.PropertyType));
            part.PropertyInfo!.SetValue(row, owned);
        }
    }

    private static void FillKey(PropertyEntry property)
    {
        if ((property.Metadata.IsKey() || property.Metadata.IsForeignKey()) && property.Metadata.ClrType is { IsValueType: true } type)
            property.CurrentValue = Convert.ChangeType(7, Nullable.GetUnderlyingType(type) ?? type, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static object? Something(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(string[]) => new[] { "x" },
        _ when type == typeof(byte[]) => new byte[] { 7 },
        { IsValueType: true } => Activator.CreateInstance(type),
        _ => null,
    };

    private static void Save(NewsDb db)
    {
        // Past the store's own save, which begins a transaction where there is no connection. Nothing comes back from a command that is not sent, and EF
        // takes that for somebody else's change.
#pragma warning disable EF1001 // Internal, and the only way to EF's save alone.
        var trouble = Xunit.Record.Exception(() => db.GetService<IStateManager>().SaveChanges(acceptAllChangesOnSuccess: true));
#pragma warning restore EF1001
        Assert.True(trouble is null or DbUpdateException, trouble?.ToString());
    }
}
