using System.Diagnostics.Metrics;

namespace NewsSite.Core;

/// <summary>What the verbs tell whoever watches the site: the meter <c>NewsSite.Desk</c>.</summary>
public sealed class SiteMeter : IDisposable
{
    private readonly Meter _meter = new("NewsSite.Desk");
    private readonly Histogram<double> _delay;
    private readonly Histogram<double> _search;

    public SiteMeter()
    {
        _delay = _meter.CreateHistogram<double>("newssite.schedule.delay", "ms", "How late scheduled stories went out");
        _search = _meter.CreateHistogram<double>("newssite.search.duration", "ms", "Time to find stories");
    }

    /// <summary>A scheduled story has gone out.</summary>
    /// <param name="late">After its time.</param>
    public void Published(TimeSpan late) => _delay.Record(late.TotalMilliseconds);

    /// <summary>A reader's search has been answered.</summary>
    /// <param name="took">What the store took for it.</param>
    public void Searched(TimeSpan took) => _search.Record(took.TotalMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
