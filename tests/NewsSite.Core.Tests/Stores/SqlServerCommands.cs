using System.Collections.Concurrent;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// The commands for SQL Server that the tests of this process made. Each is parsed when it comes; all are bound to the schema when the run
/// ends, as fixture of the assembly: what does not bind is then reported as a failed clean-up of the test assembly.
/// </summary>
public sealed class SqlServerCommands : IDisposable
{
    private static readonly ConcurrentDictionary<string, UnsentCommand> Seen = new();

    /// <summary>How many different commands have come.</summary>
    internal static int Count => Seen.Count;

    /// <summary>Takes commands in.</summary>
    /// <exception cref="InvalidOperationException">One is not Transact-SQL.</exception>
    internal static void Record(IEnumerable<UnsentCommand> commands)
    {
        foreach (var command in commands)
        {
            if (!Seen.TryAdd(command.Text, command))
                continue;
            if (SqlServerGrammar.Errors(command.Text) is [var first, ..])
                throw new InvalidOperationException($"SQL Server cannot read this: {first}\n{command.Text}");
        }
    }

    public void Dispose()
    {
        if (Seen.IsEmpty)
            return;
        var errors = SqlServerSchema.Migrated.Errors(Seen.Values);
        if (errors.Count > 0)
            throw new InvalidOperationException("Commands that do not fit SQL Server's schema:\n" + string.Join("\n\n", errors));
    }
}
