using NewsSite.Core;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Caching;

/// <summary>The cache of finished pages; none with <c>Cache:Megabytes</c> 0.</summary>
internal static class CacheSetup
{
    public static void AddPageCache(this IServiceCollection services, SiteOptions site)
    {
        services.AddScoped<PageReads>();
        services.AddSingleton<ShownPhotos>();
        services.AddSingleton<StoreWatch>();
        if (site.Cache.Megabytes == 0)
            return;
        services.AddSingleton<PageShelf>();
        services.AddSingleton<PageMaking>();
        services.AddSingleton<CacheMeter>();
        services.AddSingleton<SmallestForms>();
        services.AddSingleton<ChangeFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<SmallestForms>());
        services.AddHostedService(provider => provider.GetRequiredService<ChangeFollower>());
    }

    /// <summary>Before everything that adds to an answer: what is kept has it all.</summary>
    public static void UsePageCache(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<PageShelf>() is not null)
            app.UseMiddleware<PageCache>();
    }
}
