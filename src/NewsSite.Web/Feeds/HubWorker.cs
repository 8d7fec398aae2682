using System.Net;
using NewsSite.Core;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Feeds;

/// <summary>
/// Tells the hub of changes, some seconds after they happened. It follows the audit, so that no verb waits for it or fails with it, whoever
/// ran the verb: a page, the schedule, the command line. Every node tells; being told twice makes a hub fetch twice and pass on nothing twice.
/// </summary>
internal sealed partial class HubWorker(IServiceScopeFactory scopes, Hub hub, SiteOptions site, TimeProvider clock, ILogger<HubWorker> log) : BackgroundService
{
    /// <summary>How long a change waits: one with a smaller number in the audit may be committed later.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    // What was told before a restart is told again; what changed while the site was down is told then.
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(1);

    // Feeds still to be told of: bounded by the number of lists, each named once.
    private readonly HashSet<string> _waiting = [];
    private long? _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await FollowAsync(stoppingToken);
                await TellAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The store or the hub may be away: what is to be told stays so.
                Failed(log, _waiting.Count, e);
                pause = PauseAfterFailure;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changed = scope.ServiceProvider.GetRequiredService<ChangedFeeds>();
        var now = clock.GetUtcNow().UtcDateTime;
        _last ??= await changed.BeginAsync(now - LookBack, ct);
        var (pages, last) = await changed.ReadAsync(_last.Value, now - Settling, ct);
        _last = last;
        _waiting.UnionWith(pages.SelectMany(page => FeedFormat.All.Select(format => Addresses.Absolute(site.BaseUrl, FeedAddress.Of(page, format)))));
    }

    private async Task TellAsync(CancellationToken ct)
    {
        var told = 0;
        foreach (var feed in _waiting.ToList())
        {
            try
            {
                await hub.TellAsync(new Uri(site.Feeds.Hub), feed, ct);
                told++;
            }
            catch (HttpRequestException e) when (e.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests)
            {
                // It does not want this one, now or in a minute; the others must not wait behind it.
                Refused(log, feed, e);
            }

            _waiting.Remove(feed);
        }

        if (told > 0)
            Told(log, told);
    }

    [LoggerMessage(LogLevel.Information, "Told the hub of {Count} changed feeds")]
    private static partial void Told(ILogger log, int count);

    [LoggerMessage(LogLevel.Warning, "The hub refuses to be told of {Feed}")]
    private static partial void Refused(ILogger log, string feed, Exception e);

    [LoggerMessage(LogLevel.Warning, "Could not tell the hub; {Count} feeds wait, trying again in a minute")]
    private static partial void Failed(ILogger log, int count, Exception e);
}
