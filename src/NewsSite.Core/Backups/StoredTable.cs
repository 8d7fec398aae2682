using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using NewsSite.Core.Data;

namespace NewsSite.Core.Backups;

/// <summary>A table of the store as the model has it, the same on every database: how all its rows are read, and written with the keys that they had.</summary>
internal sealed class StoredTable
{
    private readonly ITable _table;
    private readonly ISqlGenerationHelper _sql;

    private StoredTable(ITable table, ISqlGenerationHelper sql)
    {
        (_table, _sql) = (table, sql);
        Columns = [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new StoredColumn(column))];
        SelfReference = Columns.SingleOrDefault(column => table.ForeignKeyConstraints.Any(key => key.PrincipalTable == table && key.Columns[0].Name == column.Name));
    }

    public string Name => _table.Name;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<StoredColumn> Columns { get; }

    /// <summary>The column that points at another row of the same table; null where there is none.</summary>
    public StoredColumn? SelfReference { get; }

    /// <summary>Whether the database numbers new rows by itself.</summary>
    public bool HasNumbers => _table.PrimaryKey!.Columns is [{ PropertyMappings: [var mapping, ..] }] && mapping.Property.ValueGenerated == ValueGenerated.OnAdd;

    /// <summary>Its name as it stands in a command.</summary>
    public string Delimited => _sql.DelimitIdentifier(_table.Name, _table.Schema);

    /// <summary>Name of the primary key's first column; the only one where <see cref="HasNumbers"/>.</summary>
    public string Key => _table.PrimaryKey!.Columns[0].Name;

    /// <summary>All rows, in the order of the key where the database has one for it.</summary>
    public string Select => $"SELECT {string.Join(", ", Columns.Select(column => Delimit(column.Name)))} FROM {Delimited} ORDER BY {string.Join(", ", _table.PrimaryKey!.Columns.Select(column => Delimit(column.Name)))}";

    /// <summary>Takes every row away.</summary>
    public string Delete => $"DELETE FROM {Delimited}";

    /// <summary>Every table whose rows belong to the store, those that others point at first. The change rows are left out: they tell running nodes what to forget, and no one else.</summary>
    public static IReadOnlyList<StoredTable> AllOf(NewsDb db)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var changes = db.Model.FindEntityType(typeof(Data.Changes.Change))!.GetTableName();
        var waiting = db.Model.GetRelationalModel().Tables.Where(table => table.Name != changes).OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (waiting.Count > 0)
        {
            var next = waiting.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || ordered.Contains(key.PrincipalTable)));
            waiting.Remove(next);
            ordered.Add(next);
        }

        return ordered.ConvertAll(table => new StoredTable(table, sql));
    }

    /// <summary>Writes rows with all their columns.</summary>
    public RowInsertion Insertion(NewsDb db) => new(db, Delimited, [.. Columns.Select(column => (column.Name, column.Mapping))]);

    /// <summary>The command that sets <see cref="SelfReference"/> of one row.</summary>
    public DbCommand Pointing(NewsDb db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var (to, key) = (_sql.GenerateParameterName("to"), _sql.GenerateParameterName("key"));
        command.Parameters.Add(SelfReference!.Mapping.CreateParameter(command, to, null, nullable: true));
        command.Parameters.Add(Columns.Single(column => column.Name == Key).Mapping.CreateParameter(command, key, null, nullable: true));
        command.CommandText = $"UPDATE {Delimited} SET {Delimit(SelfReference.Name)} = {to} WHERE {Delimit(Key)} = {key}";
        return command;
    }

    private string Delimit(string name) => _sql.DelimitIdentifier(name);
}

/// <summary>A column, with the type that its values have on their way to and from the database.</summary>
internal sealed class StoredColumn(IColumn column)
{
    public string Name => column.Name;

    public RelationalTypeMapping Mapping => column.StoreTypeMapping;

    public Type Type { get; } = Nullable.GetUnderlyingType(column.ProviderClrType) ?? column.ProviderClrType;

    /// <summary>Whether it holds JSON, which databases write in spellings of their own.</summary>
    public bool IsJson => !column.PropertyMappings.Any();
}
