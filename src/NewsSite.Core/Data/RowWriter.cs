using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Data;

/// <summary>
/// Inserts many rows of one table, several with a command: on SQLite in a tenth of the time that tracking and saving them one by one takes. Columns and
/// values are the model's, so it is the same on every database. The rows are not tracked; keys that the database assigns are not read back.
/// </summary>
/// <typeparam name="T">An entity with a table of its own.</typeparam>
internal sealed class RowWriter<T> : IAsyncDisposable where T : class
{
    private readonly Column[] _columns;
    private readonly RowInsertion _insertion;

    public RowWriter(NewsDb db)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        _columns = [.. type.GetProperties().Where(property => !IsAssigned(property)).Select(property => new Column(property))];
        var table = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        _insertion = new RowInsertion(db, table, [.. _columns.Select(column => (column.Name, column.Mapping))]);
    }

    /// <summary>Inserts the rows in their order, in the transaction that the context is in.</summary>
    /// <exception cref="DbUpdateException">The database refuses them, as when a context is saved.</exception>
    public Task WriteAsync(IReadOnlyList<T> rows, CancellationToken ct) => _insertion.WriteAsync(rows, (row, column) => _columns[column].ValueOf(row), ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _insertion.DisposeAsync();

    /// <summary>The command for so many rows, without their values.</summary>
    internal DbCommand Command(int rows) => _insertion.Command(rows);

    private static bool IsAssigned(IProperty property) => property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey();

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName();

        public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

        public object ValueOf(T row)
        {
            var value = _getter.GetClrValue(row);
            return (Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}

/// <summary>The way to a <see cref="RowWriter{T}"/> for rows that are all at hand.</summary>
internal static class RowWriting
{
    /// <summary>Inserts the rows in their order, in the transaction that the context is in.</summary>
    /// <exception cref="DbUpdateException">The database refuses them, as when a context is saved.</exception>
    public static async Task WriteRowsAsync<T>(this NewsDb db, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0)
            return;
        await using var writer = new RowWriter<T>(db);
        await writer.WriteAsync(rows, ct);
    }
}
