namespace NewsSite.Core.Photos;

/// <summary>How the library is listed.</summary>
public static class PhotoQueries
{
    /// <summary>Newest first: ids are given in the order of upload.</summary>
    public static IOrderedQueryable<Photo> NewestFirst(this IQueryable<Photo> photos) => photos.OrderByDescending(p => p.Id);

    /// <summary>Of these, those that come after the photo <paramref name="id"/> in <see cref="NewestFirst"/>; all of them when it is null.</summary>
    public static IQueryable<Photo> After(this IQueryable<Photo> photos, long? id) => id is { } after ? photos.Where(p => p.Id < after) : photos;

    /// <summary>The uses of the photo with that hash, in whatever revision.</summary>
    public static IQueryable<PhotoUse> OfPhoto(this IQueryable<PhotoUse> uses, string hash) => uses.Where(u => u.Photo!.Hash == hash);
}
