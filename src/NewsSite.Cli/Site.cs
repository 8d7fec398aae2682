using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core;
using NewsSite.Core.Data;

namespace NewsSite.Cli;

/// <summary>The site that a verb works on. Nothing is read or opened until a verb asks, so that <c>--help</c> works everywhere.</summary>
internal sealed class Site(string[] settings)
{
    private SiteOptions? _options;

    /// <summary>Its settings.</summary>
    /// <exception cref="InvalidSettingException">One of them is not allowed.</exception>
    public SiteOptions Options => _options ??= SiteSettings.Read(settings);

    /// <summary>Its services, on a store that may not be there yet.</summary>
    public OpenSite Open() => new(Options);

    /// <summary>
    /// Its services, on a store that is there and up to date: the embedded one is made or migrated, as the site does at its start; a shared one is
    /// migrated on purpose only.
    /// </summary>
    /// <exception cref="StoreNotReadyException">It is not there or lacks migrations; the message says what to do.</exception>
    public async Task<OpenSite> OpenReadyAsync(bool isDryRun, CancellationToken ct)
    {
        var site = new OpenSite(Options);
        if (await site.IsThereAsync(ct) is var isThere && isThere && !(await site.Db.Database.GetPendingMigrationsAsync(ct)).Any())
            return site;

        var isEmbedded = Options.Database.Provider == DatabaseProvider.Sqlite;
        if (isEmbedded && !isDryRun)
        {
            PrivateFolder.Create(Options.DataPath);
            await site.Db.BringUpToDateAsync(ct);
            return site;
        }

        await site.DisposeAsync();
        if (isEmbedded && !isThere)
            return await OpenSite.OnNothingAsync(Options, ct);
        throw new StoreNotReadyException(isThere
            ? "The store lacks migrations. Run newssite database migrate first."
            : "The store is not there. Look at NewsSite:ConnectionStrings:NewsSite, then run newssite database migrate.");
    }
}

/// <summary>A site with its services, until it is disposed.</summary>
internal sealed class OpenSite : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    public OpenSite(SiteOptions options)
    {
        _services = new ServiceCollection().AddLogging().AddNewsSite(options).BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public NewsDb Db => Get<NewsDb>();

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Whether the database exists; looking does not make it.</summary>
    public Task<bool> IsThereAsync(CancellationToken ct) => Db.Database.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct);

    /// <summary>An empty store in memory: what a dry run compares with where there is no store yet.</summary>
    public static async Task<OpenSite> OnNothingAsync(SiteOptions options, CancellationToken ct)
    {
        var site = new OpenSite(new SiteOptions
        {
            Language = options.Language,
            TimeZone = options.TimeZone,
            ConnectionStrings = new SiteOptions.ConnectionStringOptions { NewsSite = "Data Source=:memory:" },
        });
        await site.Db.Database.OpenConnectionAsync(ct);
        await site.Db.MigrateAsync(ct);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>The store cannot be worked on; the message says what to do.</summary>
internal sealed class StoreNotReadyException(string message) : Exception(message);
