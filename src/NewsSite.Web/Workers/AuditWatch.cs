using NewsSite.Core.Publishing.Checking;

namespace NewsSite.Web.Workers;

/// <summary>
/// Walks along the audit's chain at the start of a node and then every hour, for the audit page and the log. The log is the memory outside the store: who can write the store
/// could also make the chain anew, and then its hashes are no longer those that were logged.
/// </summary>
public sealed partial class AuditWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>What the last walk came to; null before the first.</summary>
    public AuditState? Last { get; private set; }

    /// <summary>When that was, UTC.</summary>
    public DateTime LookedAt { get; private set; }

    /// <summary>Walks now.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<AuditCheck>().WalkAsync(ct);
        (LookedAt, Last) = (clock.GetUtcNow().UtcDateTime, state);
        if (state.Finding is { } broken)
            Broken(log, broken.Where, broken.Text, state.UpTo);
        else
            Whole(log, state.UpTo, state.Hash);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away or not migrated yet.
                Failed(log, e);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "The audit is whole up to row {Number}, hash {Hash}")]
    private static partial void Whole(ILogger log, long number, string hash);

    [LoggerMessage(LogLevel.Error, "The audit is not as it was written: {Where} {Text} Rows up to {Number} are whole")]
    private static partial void Broken(ILogger log, string where, string text, long number);

    [LoggerMessage(LogLevel.Warning, "Could not look along the audit; trying again in an hour")]
    private static partial void Failed(ILogger log, Exception e);
}

internal static class AuditWatching
{
    public static void AddAuditWatch(this IServiceCollection services)
    {
        services.AddSingleton<AuditWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditWatch>());
    }
}
