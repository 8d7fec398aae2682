using NewsSite.Core.Publishing;

namespace NewsSite.Web.Workers;

/// <summary>Publishes and withdraws what is due, at start (what fell due while the server was down) and then twice a second: out or off within one second of its time.</summary>
internal sealed partial class ScheduleWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduleWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var published = await scope.ServiceProvider.GetRequiredService<ScheduledPublisher>().PublishDueAsync(stoppingToken);
                if (published > 0)
                    Published(log, published);
                var withdrawn = await scope.ServiceProvider.GetRequiredService<WithdrawalWatch>().WithdrawDueAsync(stoppingToken);
                if (withdrawn > 0)
                    Withdrawn(log, withdrawn);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away: what is due stays due.
                Failed(log, e);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} scheduled stories")]
    private static partial void Published(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Withdrew {Count} stories on their date")]
    private static partial void Withdrawn(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Could not look for scheduled stories; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
