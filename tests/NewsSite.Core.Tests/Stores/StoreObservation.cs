using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data.Postgres;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.Data.SqlServer;

namespace NewsSite.Core.Tests.Stores;

/// <summary>Lets the tests look over the shoulder of the store, also that of a whole running site.</summary>
public static class StoreObservation
{
    /// <summary>
    /// Makes the contexts that these services build throw at queries without a total order or with exploding joins, and on SQLite compile
    /// each query for the other databases.
    /// </summary>
    public static IServiceCollection ObserveStore(this IServiceCollection services) => services
        .ConfigureDbContext<SqliteNewsDb>(Observe)
        .ConfigureDbContext<SqlServerNewsDb>(Observe)
        .ConfigureDbContext<PostgresNewsDb>(Observe);

    [SuppressMessage("Usage", "EF1001", Justification = "See ShadowQueryCompiler.")]
    internal static void Observe(DbContextOptionsBuilder options)
    {
        options.ConfigureWarnings(warnings => warnings.Throw(
            CoreEventId.FirstWithoutOrderByAndFilterWarning,
            CoreEventId.RowLimitingOperationWithoutOrderByWarning,
            RelationalEventId.MultipleCollectionIncludeWarning));
        if (options is DbContextOptionsBuilder<SqliteNewsDb>)
            options.ReplaceService<IQueryCompiler, ShadowQueryCompiler>();
    }
}
