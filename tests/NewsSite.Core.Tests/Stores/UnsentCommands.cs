using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Postgres;
using NewsSite.Core.Data.SqlServer;

namespace NewsSite.Core.Tests.Stores;

/// <summary>A command that would have gone to the database.</summary>
/// <param name="Text">The SQL.</param>
/// <param name="Parameters">Names and types.</param>
internal sealed record UnsentCommand(string Text, IReadOnlyList<DbParameter> Parameters);

/// <summary>Catches the commands of a context: no connection is opened, nothing is sent and nothing comes back.</summary>
internal sealed class UnsentCommands : DbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly List<UnsentCommand> _sent = [];

    /// <summary>What was caught, in order.</summary>
    public IReadOnlyList<UnsentCommand> Sent => _sent;

    /// <summary>A context on a database that is not there. Saving it begins no transaction.</summary>
    public static NewsDb NewDb(DatabaseProvider provider, out UnsentCommands commands)
    {
        commands = new UnsentCommands();
        NewsDb db = provider == DatabaseProvider.SqlServer
            ? new SqlServerNewsDb(new DbContextOptionsBuilder<SqlServerNewsDb>()
                .UseSqlServer("Server=nowhere", server => server.UseCompatibilityLevel(160)).AddInterceptors(commands).Options)
            : new PostgresNewsDb(new DbContextOptionsBuilder<PostgresNewsDb>()
                .UseNpgsql("Host=nowhere").AddInterceptors(commands).Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return db;
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        InterceptionResult<DbDataReader>.SuppressWithResult(Catch(command, new DataTable().CreateDataReader()));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        InterceptionResult<int>.SuppressWithResult(Catch(command, 0));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        InterceptionResult<object>.SuppressWithResult(Catch(command, (object)0));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ScalarExecuting(command, eventData, result));

    private T Catch<T>(DbCommand command, T answer)
    {
        _sent.Add(new UnsentCommand(command.CommandText, [.. command.Parameters.Cast<DbParameter>()]));
        return answer;
    }
}
