namespace NewsSite.Core.Articles;

/// <summary>What readers' pages read of the tags.</summary>
public static class TagQueries
{
    /// <summary>Tags that readers may see.</summary>
    public static IQueryable<Tag> Public(this IQueryable<Tag> tags) => tags.Where(Tag.IsPublic);

    /// <summary>By name: by the folded one, which is unique, so that the order is total.</summary>
    public static IOrderedQueryable<Tag> ByName(this IQueryable<Tag> tags) => tags.OrderBy(t => t.Key);

    /// <summary>Of these, those that come after the name in <see cref="ByName"/>; all of them when it is null or empty.</summary>
    /// <param name="tags">Tags to choose from.</param>
    /// <param name="key">A <see cref="Tag.Key"/>, which need not exist.</param>
    public static IQueryable<Tag> After(this IQueryable<Tag> tags, string? key) => string.IsNullOrEmpty(key)
        ? tags
#pragma warning disable CA1309 // The database compares, and in the way in which it orders.
        : tags.Where(t => string.Compare(t.Key, key) > 0);
#pragma warning restore CA1309
}
