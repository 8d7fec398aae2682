using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Cdn;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Caching;

/// <summary>
/// Takes pages down when what they are made of changes, and forgets photos: at once for what this process commits, and by the rows in the store, four times a second, for
/// what others do.
/// </summary>
internal sealed partial class ChangeFollower(
    IServiceScopeFactory scopes, PageShelf shelf, ShownPhotos photos, CommittedChanges committed, CacheMeter meter, StoreWatch store, TimeProvider clock, ILogger<ChangeFollower> log, CdnPurges? cdn = null) : BackgroundService
{
    private const int Batch = 500;

    // A store that hangs is as good as one that is away, and whoever waits for it is told so within five seconds; drivers wait for thirty.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PruneEach = TimeSpan.FromMinutes(10);

    // Longer than any node can be cut off without starting afresh.
    private static readonly TimeSpan RowsKept = TimeSpan.FromHours(2);
    private static readonly TimeSpan AwayMost = TimeSpan.FromHours(1);

    private readonly HashSet<Guid> _own = [];
    private readonly ChangePlace _place = new();
    private DateTimeOffset? _heard;
    private Task? _following;
    private DateTimeOffset _pruned;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        committed.Committed += FollowOwn;
        await StepAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        committed.Committed -= FollowOwn;
        base.Dispose();
    }

    /// <summary>Follows what is new in the store.</summary>
    public async Task StepAsync(CancellationToken ct)
    {
        try
        {
            // One that hangs is not begun again, and goes on when the store does.
            if (_following is null or { IsCompleted: true })
                _following = FollowAsync(ct);
            await _following.WaitAsync(Patience, clock, ct);
            if (store.IsLost)
                Found(log);
            store.IsLost = false;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!store.IsLost)
                Lost(log, e);
            store.IsLost = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await StepAsync(stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
        if (_heard is null || clock.GetUtcNow() - _heard > AwayMost)
            await BeginAsync(db, ct);
        else
            await ReadAsync(db, ct);
        _heard = clock.GetUtcNow();
        await PruneAsync(db, ct);
    }

    private void FollowOwn(Guid mark, IReadOnlyList<Stretch> change)
    {
        lock (_own)
            _own.Add(mark);
        Follow(change);
    }

    private void Follow(IReadOnlyList<Stretch> change)
    {
        photos.Follow(change);
        meter.TakenDown(shelf.Follow(change));
        cdn?.Follow(change);
    }

    // Begins at the end of the rows; what was kept until now may have missed some.
    private async Task BeginAsync(NewsDb db, CancellationToken ct)
    {
        _place.Begin(await db.Changes.OrderByDescending(c => c.Id).Select(c => c.Id).Take(ChangePlace.GapsMost).ToListAsync(ct), clock.GetUtcNow());
        IReadOnlyList<Stretch> everything = [Stretch.Whole(Part.Everything)];
        Follow(everything);
        photos.Open();
        shelf.Open();
    }

    private async Task ReadAsync(NewsDb db, CancellationToken ct)
    {
        var isMore = true;
        while (isMore)
        {
            var (last, gaps) = (_place.Last, _place.Gaps(clock.GetUtcNow()));
            var rows = await db.Changes.AsNoTracking().Where(c => c.Id > last || EF.Parameter(gaps).Contains(c.Id)).OrderBy(c => c.Id).Take(Batch).ToListAsync(ct);
            foreach (var row in rows)
            {
                _place.Pass(row.Id, clock.GetUtcNow());
                if (!IsOwn(row.Mark))
                    Follow(row.Stretches());
            }

            isMore = rows.Count == Batch;
        }
    }

    private bool IsOwn(Guid mark)
    {
        lock (_own)
            return _own.Remove(mark);
    }

    private async Task PruneAsync(NewsDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - _pruned < PruneEach)
            return;
        _pruned = now;
        var oldest = now.UtcDateTime - RowsKept;
        await db.Changes.Where(c => c.At < oldest).ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(LogLevel.Error, "Changes cannot be followed: the store does not answer. Pages in memory go on being sent and may grow old")]
    private static partial void Lost(ILogger log, Exception e);

    [LoggerMessage(LogLevel.Information, "The store answers again: pages in memory are up to date")]
    private static partial void Found(ILogger log);
}
