using System.Diagnostics;
using System.Diagnostics.Metrics;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Caching;

/// <summary>What the cache tells whoever watches the site: the meter <c>NewsSite.Cache</c>.</summary>
internal sealed class CacheMeter
{
    private readonly Counter<long> _sent;
    private readonly Counter<long> _takenDown;
    private readonly Histogram<double> _made;

    public CacheMeter(IMeterFactory meters, PageShelf shelf, StoreWatch store)
    {
        var meter = meters.Create("NewsSite.Cache");
        _sent = meter.CreateCounter<long>("newssite.cache.hits", description: "Pages sent from memory");
        _takenDown = meter.CreateCounter<long>("newssite.cache.evictions", description: "Pages taken down by a change");
        _made = meter.CreateHistogram<double>("newssite.cache.render.duration", "ms", "Time to make a page");
        meter.CreateObservableGauge("newssite.cache.bytes", () => shelf.Bytes, "By", "Memory that pages take");
        meter.CreateObservableGauge("newssite.cache.pages", () => shelf.Count, description: "Pages in memory");
        meter.CreateObservableGauge("newssite.cache.lost", () => store.IsLost ? 1 : 0, description: "1 while changes cannot be followed");
    }

    public static long Now => Stopwatch.GetTimestamp();

    public void Sent() => _sent.Add(1);

    public void TakenDown(int pages) => _takenDown.Add(pages);

    public void Made(long began) => _made.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
}
