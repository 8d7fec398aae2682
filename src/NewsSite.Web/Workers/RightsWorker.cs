using NewsSite.Core.Publishing;

namespace NewsSite.Web.Workers;

/// <summary>Takes photos off when their rights end, within a second of it, and removes what was deleted 30 days ago or cut off by a crash.</summary>
internal sealed partial class RightsWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RightsWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(900);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<RightsWatch>().EndDueAsync(stoppingToken) is > 0 and var ended)
                    Ended(log, ended);
                if (await scope.ServiceProvider.GetRequiredService<PhotoBin>().RemoveDueAsync(stoppingToken) is > 0 and var removed)
                    Removed(log, removed);
                if (await scope.ServiceProvider.GetRequiredService<PhotoBin>().RemoveUnfinishedAsync(stoppingToken) is > 0 and var unfinished)
                    Unfinished(log, unfinished);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away: what is due stays due.
                Failed(log, e);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Took off {Count} photos whose rights ended")]
    private static partial void Ended(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Removed {Count} photos that were deleted 30 days ago")]
    private static partial void Removed(ILogger log, int count);

    [LoggerMessage(LogLevel.Information, "Removed the files of {Count} uploads that were cut off")]
    private static partial void Unfinished(ILogger log, int count);

    [LoggerMessage(LogLevel.Error, "Could not look for photos whose rights end; trying again")]
    private static partial void Failed(ILogger log, Exception e);
}
