namespace NewsSite.Web.Cdn;

/// <summary>Tells the CDN in front what has changed, within a tenth of a second; again and again while it does not listen. No verb waits for it.</summary>
internal sealed partial class CdnWorker(CdnPurges purges, CdnPurge purge, TimeProvider clock, ILogger<CdnWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private bool _isDeaf;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TellAsync(stoppingToken) ? Pause : PauseAfterFailure;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Answers whether the CDN listened.
    private async Task<bool> TellAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && purges.Take() is { Count: > 0 } keys)
        {
            try
            {
                await purge.SendAsync(keys, ct);
                if (_isDeaf)
                    Hears(log);
                _isDeaf = false;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                purges.GiveBack(keys);
                if (!_isDeaf)
                    Deaf(log, e);
                _isDeaf = true;
                return false;
            }
        }

        return true;
    }

    [LoggerMessage(LogLevel.Error, "The CDN cannot be told of changes and may send older pages; trying again every five seconds")]
    private static partial void Deaf(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Information, "The CDN takes word of changes again")]
    private static partial void Hears(ILogger log);
}
