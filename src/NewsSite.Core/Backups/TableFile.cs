using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsSite.Core.Data;

namespace NewsSite.Core.Backups;

/// <summary>A table's rows in a file, gzip over lines of JSON: first the names of the columns, then an array of values for each row.</summary>
internal static class TableFile
{
    /// <summary>Writes all rows, one at a time in memory.</summary>
    /// <param name="db">In the transaction whose state is wanted.</param>
    /// <param name="table">Which.</param>
    /// <param name="to">Where; <see cref="Stream.Null"/> for the sum alone.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<RowSum> WriteAsync(NewsDb db, StoredTable table, Stream to, CancellationToken ct)
    {
        await using var zip = new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = table.Select;
        command.CommandTimeout = 0; // a large table sorts for as long as it takes
        var line = new ArrayBufferWriter<byte>();
        var sum = new RowSum();

        await WriteLineAsync(json =>
        {
            foreach (var column in table.Columns)
                json.WriteStringValue(column.Name);
        });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            await WriteLineAsync(json => WriteRow(json, rows, table));
            sum.Add(line.WrittenSpan);
        }

        return sum;

        async Task WriteLineAsync(Action<Utf8JsonWriter> write)
        {
            line.Clear();
            await using (var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true }))
            {
                json.WriteStartArray();
                write(json);
                json.WriteEndArray();
            }

            await zip.WriteAsync(line.WrittenMemory, ct);
            zip.WriteByte((byte)'\n');
        }
    }

    /// <summary>The rows as they were written, in the order of the table's columns.</summary>
    /// <exception cref="InvalidDataException">The file is of another version of the table.</exception>
    public static async IAsyncEnumerable<object[]> ReadAsync(StoredTable table, Stream from, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var zip = new GZipStream(from, CompressionMode.Decompress, leaveOpen: true);
        using var lines = new StreamReader(zip);
        var names = JsonSerializer.Deserialize<string[]>(await lines.ReadLineAsync(ct) ?? "[]")!;
        if (!names.SequenceEqual(table.Columns.Select(column => column.Name)))
            throw new InvalidDataException($"The rows of {table.Name} have other columns than this version of the program.");
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return [.. row.RootElement.EnumerateArray().Zip(table.Columns, StoredValue.Make)];
        }
    }

    private static void WriteRow(Utf8JsonWriter json, DbDataReader row, StoredTable table)
    {
        for (var at = 0; at < table.Columns.Count; at++)
            StoredValue.Write(json, row, at, table.Columns[at]);
    }
}
