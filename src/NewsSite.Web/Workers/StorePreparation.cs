using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Importing;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Workers;

/// <summary>What happens before the first page: the embedded store is created or migrated, and seeded when it is empty.</summary>
internal static class StorePreparation
{
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteOptions>();
        PrivateFolder.Create(site.DataPath);
        var ct = app.Lifetime.ApplicationStopping;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();

        // A shared database is migrated on purpose, by `newssite database migrate`, not by whichever node starts first; one that is away or
        // not migrated yet makes the site start and answer "not ready".
        if (site.Database.Provider == DatabaseProvider.Sqlite)
            await db.BringUpToDateAsync(ct);
        else if (!await IsReadyAsync(db, ct))
            return;

        await scope.ServiceProvider.GetRequiredService<PageDesk>().CreateMissingAsync(ct);
        await scope.ServiceProvider.GetRequiredService<SeedImport>().RunAsync(ct);
    }

    /// <summary>Prints where the site answers and, while it has no admin, how the first one gets in.</summary>
    public static async Task AnnounceAsync(this WebApplication app)
    {
        foreach (var address in app.Urls)
            Console.WriteLine($"NewsSite answers at {address}");

        await using var scope = app.Services.CreateAsyncScope();
        if (!await IsReadyAsync(scope.ServiceProvider.GetRequiredService<NewsDb>(), app.Lifetime.ApplicationStopping))
        {
            Console.WriteLine("The store does not answer or lacks migrations: /health/ready says when it is ready, `newssite database migrate` brings it up to date.");
            return;
        }

        var code = await scope.ServiceProvider.GetRequiredService<FirstAdmin>().IssueCodeAsync(app.Lifetime.ApplicationStopping);
        if (code is null)
            return;
        var site = app.Services.GetRequiredService<SiteOptions>().BaseUrl.TrimEnd('/');
        if (site.Length == 0)
            site = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"Set up the first admin: {site}/admin/setup?code={code}");
    }

    private static async Task<bool> IsReadyAsync(NewsDb db, CancellationToken ct) =>
        await db.Database.CanConnectAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
}
