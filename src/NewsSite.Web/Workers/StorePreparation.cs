using NewsSite.Core;
using NewsSite.Core.Data;

namespace NewsSite.Web.Workers;

/// <summary>What happens before the first page: the embedded store is created or migrated, and seeded when it is empty.</summary>
internal static class StorePreparation
{
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteOptions>();
        Directory.CreateDirectory(site.DataPath);
        if (site.Database.Provider != DatabaseProvider.Sqlite)
            return; // A shared database is migrated on purpose, by `newssite database migrate`, not by whichever node starts first.

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewsDb>().BringUpToDateAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Prints where the site answers.</summary>
    public static Task AnnounceAsync(this WebApplication app)
    {
        foreach (var address in app.Urls)
            Console.WriteLine($"NewsSite answers at {address}");
        return Task.CompletedTask;
    }
}
