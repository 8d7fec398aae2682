using System.Collections.Concurrent;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Caching;

/// <summary>
/// The photos that readers may see, remembered while neither the photo nor the story that was found to show it changes, so that a picture is sent without
/// asking the store. Only that a photo may be seen is remembered, never that it may not; when its rights end is part of it, for the clock to be looked at each time.
/// </summary>
internal sealed class ShownPhotos
{
    // Under a kilobyte each. When there are more, it begins anew.
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, AskedPhoto> _photos = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _hashesOf = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _sequence;
    private bool _isOpen;

    /// <summary>How many changes have been followed. Whoever asks the store notes it before.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>The photo of that hash; null when the store has to be asked.</summary>
    public AskedPhoto? Find(string hash) => _photos.GetValueOrDefault(hash);

    /// <summary>From now on changes are followed: nothing is remembered before.</summary>
    public void Open() => _isOpen = true;

    /// <summary>Remembers what the store said, unless readers may not see the photo, or anything has changed since it was asked.</summary>
    /// <param name="photo">What it said.</param>
    /// <param name="since">The <see cref="Sequence"/> before it was asked.</param>
    public void Keep(AskedPhoto photo, long since)
    {
        if (photo.ShownIn is not { } story)
            return;
        lock (_gate)
        {
            if (!_isOpen || _sequence != since)
                return;
            if (_photos.Count >= Most)
                Forget();
            _photos[photo.Face.Hash] = photo;
            foreach (var part in new[] { Part.Photo(photo.Id), Part.Article(story) })
                (_hashesOf.TryGetValue(part, out var hashes) ? hashes : _hashesOf[part] = []).Add(photo.Face.Hash);
        }
    }

    /// <summary>Follows a change: what it concerns has to be asked for again.</summary>
    public void Follow(IReadOnlyList<Stretch> change)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _sequence);
            if (change.Any(stretch => stretch.Of == Part.Everything))
                Forget();
            foreach (var stretch in change)
            {
                if (!_hashesOf.Remove(stretch.Of, out var hashes))
                    continue;
                foreach (var hash in hashes)
                    _photos.TryRemove(hash, out _);
            }
        }
    }

    private void Forget()
    {
        _photos.Clear();
        _hashesOf.Clear();
    }
}
