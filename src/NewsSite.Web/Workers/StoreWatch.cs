namespace NewsSite.Web.Workers;

/// <summary>
/// Whether the store answers, as whoever asks it all the time has found out. Waits for it are given up, not cancelled: a driver that is asked to cancel asks the server to,
/// and waits for its answer.
/// </summary>
internal sealed class StoreWatch : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private CancellationTokenSource _answering = new();

    /// <summary>True while it does not answer: what is in memory may be older than it should be.</summary>
    public bool IsLost
    {
        get => _answering.IsCancellationRequested;
        set
        {
            lock (_gate)
            {
                if (value)
                    _answering.Cancel();
                else if (IsLost)
                    _answering = new CancellationTokenSource(); // the former one may still be linked to; it holds nothing
            }
        }
    }

    /// <summary>How long to wait for what comes out of the store: until it is found not to answer, or, while it does not, a moment to find it back.</summary>
    /// <param name="ct">Ends the wait too.</param>
    public CancellationTokenSource Patience(CancellationToken ct)
    {
        var answering = _answering;
        var isLost = answering.IsCancellationRequested;
        var patience = CancellationTokenSource.CreateLinkedTokenSource(ct, isLost ? CancellationToken.None : answering.Token);
        if (isLost)
            patience.CancelAfter(Moment);
        return patience;
    }

    public void Dispose() => _answering.Dispose();
}
