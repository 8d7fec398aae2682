using NewsSite.Core.Publishing;

namespace NewsSite.Web.Workers;

/// <summary>
/// Publishes and withdraws what is due: at start what fell due while the server was down, then each story at its time, and twice a second what others have
/// scheduled meanwhile, what is to go, and the front page whose time has come.
/// </summary>
internal sealed partial class ScheduleWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduleWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var publisher = scope.ServiceProvider.GetRequiredService<ScheduledPublisher>();
                var published = await publisher.PublishDueAsync(stoppingToken);
                if (published > 0)
                    Published(log, published);
                var withdrawn = await scope.ServiceProvider.GetRequiredService<WithdrawalWatch>().WithdrawDueAsync(stoppingToken);
                if (withdrawn > 0)
                    Withdrawn(log, withdrawn);
                if (await scope.ServiceProvider.GetRequiredService<FrontLaunching>().LaunchDueAsync(stoppingToken))
                    Launched(log);
                if (await publisher.NextDueAsync(stoppingToken) - clock.GetUtcNow().UtcDateTime is { } until && until > TimeSpan.Zero && until < Pause)
                    pause = until;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away: what is due stays due.
                Failed(log, e);
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Count} scheduled stories")]
    private static partial void Published(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Withdrew {Count} stories on their date")]
    private static partial void Withdrawn(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Launched the scheduled front page")]
    private static partial void Launched(ILogger log);

    [LoggerMessage(LogLevel.Error, "Could not look for scheduled stories; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
