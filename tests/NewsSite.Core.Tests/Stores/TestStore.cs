using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Postgres;
using NewsSite.Core.Data.Sqlite;
using NewsSite.Core.Data.SqlServer;

namespace NewsSite.Core.Tests.Stores;

/// <summary>
/// A store of one test's own: a real database with the migrations run and nothing in it, copied from a template that is made once in a
/// process. On SQLite each query that runs is compiled for SQL Server and PostgreSQL too (<see cref="ShadowStores"/>).
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly Func<ValueTask> _drop;
    private readonly List<ServiceProvider> _services = [];
    private IServiceProvider? _siteServices;

    internal TestStore(DatabaseProvider provider, string connectionString, Func<ValueTask> drop)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _drop = drop;
    }

    /// <summary>Which database.</summary>
    public DatabaseProvider Provider { get; }

    /// <summary>For <c>NewsSite:ConnectionStrings:NewsSite</c>, together with <see cref="Provider"/> for <c>NewsSite:Database:Provider</c>.</summary>
    public string ConnectionString { get; }

    /// <summary>An empty store. Skips the test when this machine has no such database (fails it with NEWSSITE_TEST_ALL=1).</summary>
    public static Task<TestStore> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) => provider switch
    {
        DatabaseProvider.Sqlite => SqliteStores.CreateAsync(),
        DatabaseProvider.PostgreSql => PostgresStores.CreateAsync(),
        _ => SqlServerStores.CreateAsync(),
    };

    /// <summary>A context on the store; the test disposes it.</summary>
    public NewsDb NewDb() => NewDb(Provider, ConnectionString);

    /// <summary>The services of the site on this store, as the site itself registers them; the same each time.</summary>
    public IServiceProvider Services() => _siteServices ??= Services(_ => { });

    /// <summary>The services of the site on this store with a difference; disposed with the store.</summary>
    /// <param name="change">What to register differently, for example the clock.</param>
    public IServiceProvider Services(Action<IServiceCollection> change)
    {
        var site = new SiteOptions();
        site.Database.Provider = Provider;
        site.ConnectionStrings.NewsSite = ConnectionString;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNewsSite(site);
        services.ObserveStore();
        change(services);
        var built = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        _services.Add(built);
        return built;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var services in _services)
            await services.DisposeAsync();
        await _drop();
    }

    /// <summary>A context on any database.</summary>
    internal static NewsDb NewDb(DatabaseProvider provider, string connectionString) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteNewsDb(Options<SqliteNewsDb>(options => options.UseNewsSqlite(connectionString))),
        DatabaseProvider.PostgreSql => new PostgresNewsDb(Options<PostgresNewsDb>(options => options.UseNewsPostgres(connectionString))),
        _ => new SqlServerNewsDb(Options<SqlServerNewsDb>(options => options.UseNewsSqlServer(connectionString))),
    };

    private static DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder> use) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        use(options);
        StoreObservation.Observe(options);
        return options.Options;
    }
}
