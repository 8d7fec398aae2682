using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// Runs a query as ever, after it has been translated for the databases that the test does not run on. A query that one of them cannot
/// express thus fails in the test that uses it.
/// </summary>
[SuppressMessage("Usage", "EF1001", Justification = "There is no public place at which a query and its parameters can be seen before translation.")]
internal sealed class ShadowQueryCompiler(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model)
    : QueryCompiler(
        queryContextFactory, compiledQueryCache, compiledQueryCacheKeyGenerator, database, logger, currentContext, evaluatableExpressionFilter, model)
{
    private readonly IDiagnosticsLogger<Microsoft.EntityFrameworkCore.DbLoggerCategory.Query> _logger = logger;

    public override TResult Execute<TResult>(Expression query)
    {
        Shadow<TResult>(query, isAsync: false);
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        Shadow<TResult>(query, isAsync: true);
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    private void Shadow<TResult>(Expression query, bool isAsync)
    {
        var parameters = new Dictionary<string, object?>();
        var extracted = ExtractParameters(query, parameters, _logger);
        ShadowStores.Translate<TResult>(extracted, parameters, isAsync);
    }
}
