using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// Stores on SQL Server and PostgreSQL without a server, on which the tests' queries are translated and their commands caught before they
/// are sent. The commands for SQL Server are parsed at once and bound to the schema at the end of the run (<see cref="SqlServerCommands"/>).
/// </summary>
internal static class ShadowStores
{
    private static readonly ConcurrentDictionary<Expression, bool> Translated = new(ExpressionEqualityComparer.Instance);

    /// <summary>Translates a query for both databases, the first time that it is seen.</summary>
    /// <param name="query">The query with its parameters taken out.</param>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="isAsync">True when <typeparamref name="TResult"/> is a task or asynchronous sequence.</param>
    public static void Translate<TResult>(Expression query, IReadOnlyDictionary<string, object?> parameters, bool isAsync)
    {
        if (RawSql.IsIn(query) || !Translated.TryAdd(query, true))
            return;
        foreach (var provider in (DatabaseProvider[])[DatabaseProvider.SqlServer, DatabaseProvider.PostgreSql])
            Translate<TResult>(provider, query, parameters, isAsync);
    }

    [SuppressMessage("Usage", "EF1001", Justification = "Translating an expression apart from its context is what shadows are for.")]
    private static void Translate<TResult>(DatabaseProvider provider, Expression query, IReadOnlyDictionary<string, object?> parameters, bool isAsync)
    {
        using var shadow = UnsentCommands.NewDb(provider, out var commands);
        Func<QueryContext, TResult> run;
        try
        {
            run = shadow.GetService<IDatabase>().CompileQuery<TResult>(new OnModel(shadow.Model).Visit(query), isAsync);
        }
        catch (Exception e)
        {
            Translated.TryRemove(query, out _);
            throw new InvalidOperationException($"This query does not work on {provider}: {e.Message}", e);
        }

        var context = shadow.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in parameters)
            context.Parameters.Add(name, value);
        var trouble = Run(() => run(context));
        if (commands.Sent.Count == 0)
            throw new InvalidOperationException($"No command was made of this query for {provider}.", trouble);
        if (provider == DatabaseProvider.SqlServer)
            SqlServerCommands.Record(commands.Sent);
    }

    // Nothing comes back from a command that is not sent, at which First and the like throw: by then the command has been seen.
    [SuppressMessage("Design", "CA1031", Justification = "See above.")]
    private static Exception? Run<TResult>(Func<TResult> run)
    {
        try
        {
            switch (run())
            {
                case Task task:
                    task.GetAwaiter().GetResult();
                    break;
                case IEnumerable rows:
                    foreach (var _ in rows)
                    {
                    }

                    break;
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    // The same query over the entity types of another context's model.
    private sealed class OnModel(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
            : base.VisitExtension(node);
    }

    // Raw SQL is written for one database; whoever writes it tests it on each.
    private sealed class RawSql : ExpressionVisitor
    {
        private bool _found;

        public static bool IsIn(Expression query)
        {
            var visitor = new RawSql();
            visitor.Visit(query);
            return visitor._found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            // EF1001: there is no public name for these two.
            _found |= node is FromSqlQueryRootExpression or SqlQueryRootExpression;
            return node is EntityQueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}
