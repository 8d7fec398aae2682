using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Data;

/// <summary>The commands that insert rows into one table, several with each, in the transaction that the context is in.</summary>
/// <param name="db">The store.</param>
/// <param name="table">Its name as it stands in a command.</param>
/// <param name="columns">Those that get a value, with the mapping that makes its parameter.</param>
internal sealed class RowInsertion(NewsDb db, string table, IReadOnlyList<(string Name, RelationalTypeMapping Mapping)> columns) : IAsyncDisposable
{
    // More rows a command would save little: SQLite looks each parameter up by its name, one by one.
    private const int Together = 8;

    private readonly Dictionary<int, DbCommand> _commands = [];

    /// <summary>Inserts the rows in their order.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="valueOf">A row's value in the column of this number, as the database takes it; <see cref="DBNull"/> for none.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DbUpdateException">The database refuses them, as when a context is saved.</exception>
    public async Task WriteAsync<T>(IReadOnlyList<T> rows, Func<T, int, object> valueOf, CancellationToken ct)
    {
        foreach (var chunk in rows.Chunk(Together))
        {
            if (!_commands.TryGetValue(chunk.Length, out var command))
                _commands.Add(chunk.Length, command = Command(chunk.Length));
            for (var (row, at) = (0, 0); row < chunk.Length; row++)
            {
                for (var column = 0; column < columns.Count; column++)
                    command.Parameters[at++].Value = valueOf(chunk[row], column);
            }

            try
            {
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (DbException e)
            {
                throw new DbUpdateException($"The rows could not be written to {table}.", e);
            }
        }
    }

    /// <summary>The command for so many rows, without their values.</summary>
    public DbCommand Command(int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select((column, at) => Parameter(command, column.Mapping, sql.GenerateParameterName($"p{row}_{at}"))))})");
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Name)))}) VALUES {string.Join(", ", values)}";
        return command;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
            await command.DisposeAsync();
    }

    // Answers the name as it stands in the command.
    private static string Parameter(DbCommand command, RelationalTypeMapping mapping, string name)
    {
        command.Parameters.Add(mapping.CreateParameter(command, name, null, nullable: true));
        return name;
    }
}
