using System.Collections.Concurrent;

namespace NewsSite.Web.Tests.Caching;

/// <summary>Sixteen readers who open pages one after the other, and remember what they saw and between which verbs.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Readers = 16;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);

    private readonly ConcurrentQueue<Sight> _sights = new();
    private readonly CancellationTokenSource _home = new();
    private readonly List<Task> _readers;
    private volatile string[] _addresses = [];
    private volatile int _begun;
    private volatile int _returned;

    public Crowd(HttpClient site) => _readers = [.. Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(site, new Random(reader))))];

    /// <summary>Pages that were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>What they open from now on.</summary>
    public void Send(IEnumerable<string> addresses) => _addresses = [.. addresses];

    /// <summary>A verb begins.</summary>
    public void Begin() => _begun++;

    /// <summary>It has returned.</summary>
    public void Return() => _returned = _begun;

    /// <summary>What was seen since the last call.</summary>
    public IEnumerable<Sight> Sights()
    {
        while (_sights.TryDequeue(out var sight))
        {
            Opened++;
            yield return sight;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _home.CancelAsync();
        await Task.WhenAll(_readers);
        _home.Dispose();
    }

    private async Task ReadAsync(HttpClient site, Random lot)
    {
        while (!_home.IsCancellationRequested)
        {
            await Task.Delay(Breath, _home.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_addresses is not { Length: > 0 } addresses)
                continue;
            var (address, from) = (addresses[lot.Next(addresses.Length)], _returned);
            using var answer = await site.GetAsync(address);
            var body = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
            _sights.Enqueue(new Sight(address, from, _begun, body.GetHashCode(StringComparison.Ordinal), (int)answer.StatusCode));
        }
    }

    /// <summary>What a reader saw.</summary>
    /// <param name="Address">Of the page.</param>
    /// <param name="From">The verb that had returned before the reader asked.</param>
    /// <param name="To">The verb that had begun when the answer was there.</param>
    /// <param name="Text">Hash of the page; of nothing where there was none.</param>
    /// <param name="Status">Of the answer.</param>
    public readonly record struct Sight(string Address, int From, int To, int Text, int Status);
}
