using NewsSite.Core.Data;
using NewsSite.Core.Photos;
using NewsSite.Core.Search;

namespace NewsSite.Core.Publishing;

/// <summary>Which photos of the library are listed.</summary>
public enum PhotoFilter
{
    All,

    /// <summary>Those whose file offers words that no editor has confirmed.</summary>
    Unconfirmed,

    /// <summary>In no text of any story.</summary>
    Unused,

    WithoutAlternativeText,

    WithoutCredit,

    /// <summary>Rights that end within <see cref="PhotoLibrary.EndingWithin"/>, or have ended.</summary>
    RightsEnding,

    /// <summary>Those that can be brought back.</summary>
    Deleted,
}

/// <summary>How the library is searched.</summary>
public static class PhotoLibrary
{
    /// <summary>How long before the end of its rights a photo is warned of.</summary>
    public static readonly TimeSpan EndingWithin = TimeSpan.FromDays(14);

    /// <summary>The photos that the filter lets through and that have every word of the query, in whatever order; to be put in order by the caller.</summary>
    /// <param name="db">The store.</param>
    /// <param name="filter">Which.</param>
    /// <param name="query">As typed; empty for all.</param>
    /// <param name="now">UTC.</param>
    public static IQueryable<Photo> InLibrary(this NewsDb db, PhotoFilter filter, string query, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(db);
        var soon = now + EndingWithin;
        var photos = db.Photos.Where(p => filter == PhotoFilter.Deleted ? p.DeletedAt != null : p.DeletedAt == null);
        photos = filter switch
        {
            PhotoFilter.Unconfirmed => photos.Where(p => p.Offered != null),
            PhotoFilter.Unused => photos.Where(p => !db.PhotoUses.Any(u => u.PhotoId == p.Id)),
            PhotoFilter.WithoutAlternativeText => photos.Where(p => p.AlternativeText == ""),
            PhotoFilter.WithoutCredit => photos.Where(p => p.Credit == ""),
            PhotoFilter.RightsEnding => photos.Where(p => p.UsableUntil < soon),
            _ => photos,
        };
        return SearchText.Fold(query).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(photos, (found, word) => found.Where(p => p.SearchText.Contains(word)));
    }
}
