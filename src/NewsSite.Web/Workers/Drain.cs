using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsSite.Core;

namespace NewsSite.Web.Workers;

/// <summary>
/// Lets a node that was asked to end say so before its socket closes: it is not ready from then on, and answers for <see cref="SiteOptions.Drain"/> seconds more.
/// </summary>
internal sealed class Drain(SiteOptions site, TimeProvider clock) : IHostedLifecycleService, IHealthCheck
{
    private volatile bool _isEnding;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_isEnding ? HealthCheckResult.Unhealthy("The node is ending.") : HealthCheckResult.Healthy());

    // Before any service is stopped, the server among them.
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isEnding = true;
        await Task.Delay(TimeSpan.FromSeconds(site.Drain), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
