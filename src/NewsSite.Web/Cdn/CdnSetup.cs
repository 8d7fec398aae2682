using NewsSite.Core;

namespace NewsSite.Web.Cdn;

/// <summary>A CDN in front that keeps pages until it is told that they have changed.</summary>
internal static class CdnSetup
{
    public static void AddCdn(this IServiceCollection services, SiteOptions site)
    {
        services.AddSingleton<CdnKeys>();
        if (site.Cdn.Purge.Length == 0)
            return;
        services.AddSingleton<CdnPurges>();

        // The address is the operator's own and may be inside, such as a Varnish beside the nodes.
        services.AddHttpClient<CdnPurge>(client => client.Timeout = CdnPurge.Patience)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddHostedService<CdnWorker>();
    }
}
