using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>Limits of SQL Server that show on creating the schema or, worse, on the first long row. The binder of the other tests knows none of them.</summary>
public sealed class SqlServerWidthTests : IDisposable
{
    // learn.microsoft.com/sql/sql-server/maximum-capacity-specifications-for-sql-server
    private const int ClusteredKeyBytes = 900;
    private const int IndexKeyBytes = 1700;
    private const int IndexColumns = 32;

    private readonly NewsDb _db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out _);

    public void Dispose() => _db.Dispose();

    [Fact]
    public void Every_key_and_index_fits()
    {
        var tooWide = Keys().Where(key => key.Columns.Count > IndexColumns || key.Columns.Sum(Bytes) > key.Bytes)
            .Select(key => $"{key.Name}: {key.Columns.Sum(Bytes)} bytes of {key.Bytes}");

        Assert.Empty(tooWide);
    }

    [Fact]
    public void No_table_is_reached_by_two_paths_of_cascades() => Assert.Empty(TwicePaths(_db.Model));

    [Fact]
    public void The_checks_see_a_column_that_is_too_wide_and_a_second_path()
    {
        using var bad = new BadDb();

        Assert.Equal(long.MaxValue, Bytes(bad.Model.FindEntityType(typeof(Leaf))!.FindProperty(nameof(Leaf.Name))!));
        Assert.Equal([nameof(Leaf)], TwicePaths(bad.Model));
    }

    private IEnumerable<(string Name, IReadOnlyList<IProperty> Columns, long Bytes)> Keys()
    {
        foreach (var type in _db.GetService<IDesignTimeModel>().Model.GetEntityTypes())
        {
            foreach (var key in type.GetKeys())
                yield return ($"{type.GetTableName()} {key.GetName()}", key.Properties, key.IsClustered() == false ? IndexKeyBytes : ClusteredKeyBytes);
            foreach (var index in type.GetIndexes())
                yield return ($"{type.GetTableName()} {index.GetDatabaseName()}", index.Properties, IndexKeyBytes);
        }
    }

    private static long Bytes(IProperty property) => (property.GetColumnType(), property.GetMaxLength()) switch
    {
        (['n', 'v', 'a', 'r', ..], { } length) => 2L * length,
        (['v', 'a', 'r', ..], { } length) => length,
        (['n' or 'v', ..] type, _) when type.EndsWith("(max)", StringComparison.Ordinal) => long.MaxValue,
        _ => 10, // a number or a time takes 8 at most, a datetimeoffset 10
    };

    // Error 1785: "may cause cycles or multiple cascade paths".
    private static IEnumerable<string> TwicePaths(IModel model) =>
        from start in model.GetEntityTypes().Where(type => !type.IsOwned())
        from reached in Cascades(start, []).GroupBy(type => type)
        where reached.Count() > 1
        select reached.Key.ShortName();

    private static IEnumerable<IEntityType> Cascades(IEntityType from, HashSet<IForeignKey> passed) =>
        from key in @from.GetReferencingForeignKeys()
        where key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull && !key.IsOwnership && passed.Add(key)
        from reached in new[] { key.DeclaringEntityType }.Concat(Cascades(key.DeclaringEntityType, [.. passed]))
        select reached;

    private sealed class BadDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlServer("Server=nowhere");

        protected override void OnModelCreating(ModelBuilder builder)
        {
            builder.Entity<Branch>().HasOne<Root>().WithMany().HasForeignKey(b => b.RootId).OnDelete(DeleteBehavior.Cascade);
            builder.Entity<Leaf>().HasOne<Root>().WithMany().HasForeignKey(l => l.RootId).OnDelete(DeleteBehavior.Cascade);
            builder.Entity<Leaf>().HasOne<Branch>().WithMany().HasForeignKey(l => l.BranchId).OnDelete(DeleteBehavior.Cascade);
        }
    }

    private sealed class Root
    {
        public int Id { get; init; }
    }

    private sealed class Branch
    {
        public int Id { get; init; }
        public int RootId { get; init; }
    }

    private sealed class Leaf
    {
        public int Id { get; init; }
        public int RootId { get; init; }
        public int BranchId { get; init; }
        public string Name { get; init; } = "";
    }
}
