using System.Data.Common;

namespace NewsSite.Benchmarks.Growth;

/// <summary>
/// Writes rows many at a time with prepared statements, because on a server a journey there and back for each row takes longer than writing it.
/// </summary>
/// <param name="connection">Open.</param>
internal sealed class RowWriter(DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, List<(string Column, object Value)[]>> _rows = [];
    private readonly Dictionary<(string Table, int Rows), DbCommand> _commands = [];

    /// <summary>Keeps a row for the next flush. Tables are written in the order of their first rows, so that a row comes after those it refers to.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its columns, the same for each row of a table.</param>
    public void Add(string table, params (string Column, object Value)[] row)
    {
        if (!_rows.TryGetValue(table, out var rows))
            _rows[table] = rows = [];
        rows.Add(row);
    }

    /// <summary>Writes what is kept, a statement a table.</summary>
    /// <param name="transaction">What they are written in.</param>
    /// <param name="ct">Cancels.</param>
    public async Task FlushAsync(DbTransaction transaction, CancellationToken ct)
    {
        foreach (var (table, rows) in _rows.Where(table => table.Value.Count > 0))
        {
            var isNew = !_commands.TryGetValue((table, rows.Count), out var command);
            if (isNew)
                _commands[(table, rows.Count)] = command = Command(table, rows);
            command!.Transaction = transaction;
            foreach (var (at, (_, value)) in rows.SelectMany(row => row).Index())
                command.Parameters[at].Value = value;
            if (isNew)
                await command.PrepareAsync(ct);
            await command.ExecuteNonQueryAsync(ct);
            rows.Clear();
        }
    }

    /// <summary>Drops the statements.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
    }

    private DbCommand Command(string table, List<(string Column, object Value)[]> rows)
    {
        var command = connection.CreateCommand();
        var places = rows.Select(row => $"({string.Join(", ", row.Select(_ => Place(command)))})");
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", rows[0].Select(c => $"\"{c.Column}\""))}) VALUES {string.Join(", ", places)}";
        return command;
    }

    private static string Place(DbCommand command)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
