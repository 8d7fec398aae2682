using System.Collections.Concurrent;
using NewsSite.Core;
using NewsSite.Core.Data.Changes;

namespace NewsSite.Web.Caching;

/// <summary>
/// The finished pages in memory. A change takes down exactly those that it concerns, and lets no page up that was begun before it. When memory runs
/// out, pages that nobody has asked for since the last round go first (second chance).
/// </summary>
internal sealed class PageShelf(SiteOptions site)
{
    // A rendering that is overtaken by more changes than these is not kept.
    private const int ChangesKept = 1000;

    private readonly long _room = site.Cache.Megabytes * 1024L * 1024L;
    private readonly ConcurrentDictionary<PageKey, KeptPage> _pages = new();
    private readonly Dictionary<string, HashSet<KeptPage>> _madeOf = new(StringComparer.Ordinal);
    private readonly Queue<KeptPage> _round = new();
    private readonly Queue<IReadOnlyList<Stretch>> _changes = new();
    private readonly Lock _gate = new();
    private long _taken;
    private long _sequence;

    /// <summary>How many changes have been followed. A rendering notes it before it begins.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>False until changes are followed: nothing is kept before.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Pages at the moment.</summary>
    public int Count => _pages.Count;

    /// <summary>Bytes at the moment.</summary>
    public long Bytes => Interlocked.Read(ref _taken);

    /// <summary>The keys of the pages at the moment.</summary>
    public ICollection<PageKey> Keys => _pages.Keys;

    /// <summary>The page; null when it has to be made.</summary>
    public KeptPage? Find(PageKey key) => _pages.GetValueOrDefault(key);

    /// <summary>From now on changes are followed.</summary>
    public void Open() => IsOpen = true;

    /// <summary>Keeps a page, unless something that it is made of has changed since it was begun.</summary>
    /// <param name="page">The page.</param>
    /// <param name="since">The <see cref="Sequence"/> before it was begun.</param>
    /// <returns>The <see cref="Sequence"/> up to which it is what a page made now would be; null when it could differ already.</returns>
    public long? Keep(KeptPage page, long since)
    {
        lock (_gate)
        {
            var missed = _sequence - since;
            if (!IsOpen || missed > _changes.Count || _changes.Skip(_changes.Count - (int)missed).Any(change => Concerns(change, page)))
                return null;
            if (page.Size > _room / 8)
                return _sequence;

            // Made twice at once: the one that stands is the same, and has its small forms already. It makes way only when its time is over sooner.
            if (_pages.TryGetValue(page.Key, out var standing))
            {
                if (standing.Until is null || standing.Until >= page.Until)
                    return _sequence;
                TakeDown(standing);
            }

            _pages[page.Key] = page;
            foreach (var stretch in page.Stretches)
                (_madeOf.TryGetValue(stretch.Of, out var others) ? others : _madeOf[stretch.Of] = []).Add(page);
            _round.Enqueue(page);
            Charge(page);
            MakeRoom();
            return _sequence;
        }
    }

    /// <summary>Follows a change.</summary>
    /// <returns>How many pages were taken down.</returns>
    public int Follow(IReadOnlyList<Stretch> change)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _sequence);
            _changes.Enqueue(change);
            if (_changes.Count > ChangesKept)
                _changes.Dequeue();
            var names = change.Select(stretch => stretch.Of).Append(Part.Everything).Distinct();
            var concerned = change.Any(stretch => stretch.Of == Part.Everything)
                ? [.. _pages.Values]
                : names.SelectMany(name => _madeOf.TryGetValue(name, out var pages) ? pages : []).Where(page => Concerns(change, page)).Distinct().ToList();
            concerned.ForEach(TakeDown);
            return concerned.Count;
        }
    }

    /// <summary>A page has got another form: it takes more memory now.</summary>
    public void Weigh(KeptPage page)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(Find(page.Key), page))
                return;
            Charge(page);
            MakeRoom();
        }
    }

    private static bool Concerns(IReadOnlyList<Stretch> change, KeptPage page) =>
        change.Any(changed => changed.Of == Part.Everything || Array.Exists(page.Stretches, stretch => stretch.Of == Part.Everything || stretch.Meets(changed)));

    private void Charge(KeptPage page)
    {
        var size = page.Size;
        _taken += size - page.Charged;
        page.Charged = size;
    }

    // Pages that were taken down for another reason stay in the round until it comes to them: it is swept when most of it is such.
    private void MakeRoom()
    {
        while (_taken > _room && _round.TryDequeue(out var page))
        {
            if (!ReferenceEquals(Find(page.Key), page))
                continue;
            if (page.IsWanted)
            {
                page.IsWanted = false;
                _round.Enqueue(page);
            }
            else
            {
                TakeDown(page);
            }
        }

        if (_round.Count > (2 * _pages.Count) + 100)
        {
            var standing = _round.Where(page => ReferenceEquals(Find(page.Key), page)).ToList();
            _round.Clear();
            standing.ForEach(_round.Enqueue);
        }
    }

    private void TakeDown(KeptPage page)
    {
        if (!_pages.TryRemove(new KeyValuePair<PageKey, KeptPage>(page.Key, page)))
            return;
        _taken -= page.Charged;
        foreach (var stretch in page.Stretches)
        {
            if (_madeOf.TryGetValue(stretch.Of, out var pages) && pages.Remove(page) && pages.Count == 0)
                _madeOf.Remove(stretch.Of);
        }
    }
}
