using NewsSite.Core.Data.Changes;

namespace NewsSite.Web.Cdn;

/// <summary>
/// What a CDN has still to be told. Every node tells it of every change, after it has itself taken down what the change concerns: so long that node may have sent an older
/// page. And once more a little later, for answers that were on their way.
/// </summary>
internal sealed class CdnPurges(TimeProvider clock)
{
    /// <summary>As many as one purge names: what Cloudflare takes; Fastly takes 256.</summary>
    public const int KeysMost = 100;

    /// <summary>When it is told again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    // With more waiting, all is purged: cheaper for both sides, and a bound for memory.
    private const int WaitingMost = 2_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _waiting = [];
    private readonly Queue<(DateTimeOffset At, string Key)> _later = [];

    /// <summary>A change has been followed on this node.</summary>
    public void Follow(IReadOnlyList<Stretch> change)
    {
        var at = clock.GetUtcNow() + Again;
        lock (_gate)
        {
            foreach (var key in CdnKeys.Of(change))
            {
                Wait(key);
                _later.Enqueue((at, key));
            }

            if (_later.Count <= WaitingMost)
                return;
            _later.Clear();
            _later.Enqueue((at, CdnKeys.All));
        }
    }

    /// <summary>Takes up to <see cref="KeysMost"/> of what waits; none when nothing does.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_gate)
        {
            for (var now = clock.GetUtcNow(); _later.TryPeek(out var due) && due.At <= now; _later.Dequeue())
                Wait(due.Key);
            string[] taken = _waiting.Contains(CdnKeys.All) ? [CdnKeys.All] : [.. _waiting.Take(KeysMost)];
            if (taken is [CdnKeys.All])
                _waiting.Clear();
            else
                _waiting.ExceptWith(taken);
            return taken;
        }
    }

    /// <summary>What was taken could not be told: it waits again.</summary>
    public void GiveBack(IReadOnlyCollection<string> taken)
    {
        lock (_gate)
        {
            foreach (var key in taken)
                Wait(key);
        }
    }

    private void Wait(string key)
    {
        if (_waiting.Count >= WaitingMost)
        {
            _waiting.Clear();
            _waiting.Add(CdnKeys.All);
        }

        _waiting.Add(key);
    }
}
