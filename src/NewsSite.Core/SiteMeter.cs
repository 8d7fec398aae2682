using System.Diagnostics.Metrics;

namespace NewsSite.Core;

/// <summary>What the verbs tell whoever watches the site: the meter <c>NewsSite.Desk</c>.</summary>
public sealed class SiteMeter : IDisposable
{
    private readonly Meter _meter = new("NewsSite.Desk");
    private readonly Histogram<double> _delay;
    private readonly Gauge<int> _due;
    private readonly Histogram<double> _search;
    private readonly Counter<long> _imported;

    public SiteMeter()
    {
        _delay = _meter.CreateHistogram<double>("newssite.schedule.delay", "ms", "How late scheduled stories went out");
        _due = _meter.CreateGauge<int>("newssite.schedule.due", description: "Scheduled stories that are due and not out");
        _imported = _meter.CreateCounter<long>("newssite.import.files", description: "Source files by what became of them");
        _search = _meter.CreateHistogram<double>("newssite.search.duration", "ms", "Time to find stories");
    }

    /// <summary>A scheduled story has gone out.</summary>
    /// <param name="late">After its time.</param>
    public void Published(TimeSpan late) => _delay.Record(late.TotalMilliseconds);

    /// <summary>A look at the schedule is over.</summary>
    /// <param name="left">Stories that are due and have not gone out.</param>
    public void Due(int left) => _due.Record(left);

    /// <summary>A source file has been dealt with.</summary>
    /// <param name="outcome">What became of it.</param>
    public void Imported(string outcome) => _imported.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A reader's search has been answered.</summary>
    /// <param name="took">What the store took for it.</param>
    public void Searched(TimeSpan took) => _search.Record(took.TotalMilliseconds);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
