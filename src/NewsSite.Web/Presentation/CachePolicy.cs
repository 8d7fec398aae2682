namespace NewsSite.Web.Presentation;

/// <summary>How long browsers and shared caches may keep each class of page, in seconds. Feeds and files have their own.</summary>
internal static class CachePolicy
{
    /// <summary>A story changes seldom and is asked for most: kept an hour by a shared cache that is told of changes, and shown stale for ten days when the site is down.</summary>
    public const string Article = "public, max-age=60, s-maxage=3600, stale-while-revalidate=60, stale-if-error=864000";

    /// <summary>Front page and lists.</summary>
    public const string List = "public, max-age=30, s-maxage=60";

    /// <summary>The longest that a shared cache keeps a list.</summary>
    public static readonly TimeSpan ListMost = TimeSpan.FromSeconds(60);

    /// <summary>A page that is another one soon, by the clock alone: nobody keeps it until after that.</summary>
    /// <param name="left">How long it is right still.</param>
    public static string Until(TimeSpan left) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"public, max-age={Math.Max(0, (int)left.TotalSeconds)}");

    /// <summary>Feeds, sitemaps and what else programs read: told as new within a minute.</summary>
    public const string Machines = "public, max-age=60";

    /// <summary>Addresses that answer 301, 404 or 410: each may have a story again a minute later.</summary>
    public const string Missing = "public, max-age=60";

    /// <summary>A page from memory while the store does not answer: it may be older than it should be, and nobody keeps it longer than that lasts.</summary>
    public const string MaybeOld = "public, max-age=5, stale-if-error=864000";

    /// <summary>Files whose name holds the hash of their content.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>What browsers may fetch ahead: changes with the program only.</summary>
    public const string Rules = "public, max-age=86400";

    /// <summary>What went wrong a moment ago need not go wrong now.</summary>
    public const string Never = "no-store";
}
