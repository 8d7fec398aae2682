using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsSite.Core;
using NewsSite.Core.Data;

namespace NewsSite.Web.Workers;

/// <summary>Live: the process answers. Ready: the store answers and has every migration, and the node has not been asked to end.</summary>
internal static class SiteHealth
{
    private const string Store = "store";

    public static void AddSiteHealth(this IServiceCollection services, SiteOptions site)
    {
        // What is under way after the drain gets as long as it would without one.
        services.Configure<HostOptions>(host => host.ShutdownTimeout += TimeSpan.FromSeconds(site.Drain));
        services.AddSingleton<Drain>();
        services.AddHostedService(provider => provider.GetRequiredService<Drain>());
        services.AddHealthChecks()
            .AddCheck<StoreHealth>(Store, timeout: TimeSpan.FromSeconds(5))
            .AddCheck<Drain>("drain");
    }

    public static void MapSiteHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready");
    }

    private sealed class StoreHealth(NewsDb db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
                ? HealthCheckResult.Unhealthy("The store lacks migrations: run newssite database migrate.")
                : HealthCheckResult.Healthy();
    }
}
