using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data.Postgres;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.Data.SqlServer;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>The databases that the store can live in.</summary>
public enum DatabaseProvider
{
    /// <summary>One file in the data directory; nothing to install.</summary>
    Sqlite,

    /// <summary>SQL Server 2022 or later.</summary>
    SqlServer,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql,
}

/// <summary>The single place that tells the databases apart.</summary>
public static class DatabaseProviders
{
    // About three seconds in all: a server that fails over is caught, and whoever waits for one that is away is told so within five.
    private const int Retries = 4;
    private static readonly TimeSpan RetryDelayMost = TimeSpan.FromSeconds(1);

    /// <summary>Registers <see cref="NewsDb"/> on the chosen database, and its full-text search.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="provider">Which database.</param>
    /// <param name="connectionString">How to reach it, in the words of its ADO.NET driver.</param>
    public static IServiceCollection AddNewsDb(this IServiceCollection services, DatabaseProvider provider, string connectionString) => (provider switch
    {
        DatabaseProvider.Sqlite => services
            .AddDbContextPool<NewsDb, SqliteNewsDb>(options => options.UseNewsSqlite(connectionString))
            .AddScoped<ISearchIndex, SqliteSearch>(),
        DatabaseProvider.SqlServer => services
            .AddDbContextPool<NewsDb, SqlServerNewsDb>(options => options.UseNewsSqlServer(connectionString))
            .AddSingleton<SqlServerFullText>()
            .AddScoped<ISearchIndex, SqlServerSearch>(),
        DatabaseProvider.PostgreSql => services
            .AddDbContextPool<NewsDb, PostgresNewsDb>(options => options.UseNewsPostgres(connectionString))
            .AddScoped<ISearchIndex, PostgresSearch>(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    }).AddScoped<ArticleSearch>().AddSingleton<SpellingShelf>().AddScoped<OtherSpelling>();

    /// <summary>SQLite as the site uses it: write-ahead log, synced commits, foreign keys, writers that wait.</summary>
    public static DbContextOptionsBuilder UseNewsSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(SqliteConnectionString(connectionString))
        .AddInterceptors(new SqliteSession());

    /// <summary>The connection string that <see cref="UseNewsSqlite"/> opens the store with, and under which its connections are pooled.</summary>
    public static string SqliteConnectionString(string connectionString) =>
        new SqliteConnectionStringBuilder($"Default Timeout={SqliteSession.DefaultWait};{connectionString}") { ForeignKeys = true }.ToString();

    /// <summary>SQL Server as the site uses it: the SQL of version 2022, commands repeated after a passing fault.</summary>
    public static DbContextOptionsBuilder UseNewsSqlServer(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(connectionString, server => server.EnableRetryOnFailure(Retries, RetryDelayMost, null).UseCompatibilityLevel(160));

    /// <summary>PostgreSQL as the site uses it: commands repeated after a passing fault.</summary>
    public static DbContextOptionsBuilder UseNewsPostgres(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, server => server.EnableRetryOnFailure(Retries, RetryDelayMost, null));
}
