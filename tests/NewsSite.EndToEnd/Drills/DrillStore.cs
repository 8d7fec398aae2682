using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Tests.Stores;
using NewsSite.Web.Tests;

namespace NewsSite.EndToEnd.Drills;

/// <summary>A store that outlives the processes over it.</summary>
internal sealed class DrillStore : IDisposable
{
    /// <summary>Of the account that every drill signs in with.</summary>
    public const string Email = "drill@example.org";

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly ServiceProvider _services;

    public DrillStore(Action<SiteOptions>? change = null)
    {
        var site = new SiteOptions { DataDirectory = Directory };
        change?.Invoke(site);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddNewsSite(site).BuildServiceProvider();
    }

    /// <summary>A store in a server's own database.</summary>
    public static DrillStore In(PostgresCluster cluster) => new(site =>
    {
        site.Database.Provider = DatabaseProvider.PostgreSql;
        site.ConnectionStrings.NewsSite = cluster.ConnectionString;
    });

    /// <summary>The settings of a site whose store is in PostgreSQL.</summary>
    public static (string Name, string Value)[] Settings(string connectionString) =>
        [("NewsSite__Database__Provider", nameof(DatabaseProvider.PostgreSql)), ("NewsSite__ConnectionStrings__NewsSite", connectionString)];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("newssite-drill-").FullName;

    public NewsDb NewDb() => _services.CreateScope().ServiceProvider.GetRequiredService<NewsDb>();

    /// <summary>Does something by the newsroom's verbs.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<Actor> PrepareAsync(CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsDb>().BringUpToDateAsync(ct);
        var added = await scope.ServiceProvider.GetRequiredService<Accounts>()
            .AddAsync(Email, "Drill", Role.Admin, DeskClient.Password, Actor.System("drill"), ct);
        return new Actor(added.Id, "Drill", Role.Admin, null);
    }

    /// <summary>Looks at everything.</summary>
    /// <param name="ct">Cancels.</param>
    /// <param name="later">So much later, after the site's own clearing up.</param>
    public async Task CheckAsync(CancellationToken ct, TimeSpan later = default)
    {
        await using var scope = _services.CreateAsyncScope();
        _clock.Advance(later);
        if (later > TimeSpan.Zero)
            await scope.ServiceProvider.GetRequiredService<PhotoBin>().RemoveUnfinishedAsync(ct);
        var findings = new List<string>();
        await foreach (var finding in scope.ServiceProvider.GetRequiredService<StoreCheck>().RunAsync(ct))
            findings.Add($"{finding.Where}: {finding.Text}");
        Assert.Empty(findings);
    }

    public void Dispose()
    {
        _services.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
