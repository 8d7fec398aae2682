using Microsoft.AspNetCore.WebUtilities;
using NewsSite.Core.Articles;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Caching;

/// <summary>What makes one page differ from another: where it was asked for, and the address without what no page reads.</summary>
/// <param name="Origin">Scheme; with the host where the site has no address of its own and answers with the one it was asked by.</param>
/// <param name="Path">As decoded by the server.</param>
/// <param name="Query">The keys that the page reads, in their order, each once; with <c>?</c>, or empty.</param>
internal readonly record struct PageKey(string Origin, string Path, string Query)
{
    // Longer ones are answered, but not kept.
    private const int LengthMost = 400;

    // The first word of the address (in either edition), and the keys of the query that pages below it read. What is not here is never kept.
    private static readonly Dictionary<string, string[]> Pages = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["articles"] = ["part"],
        ["sections"] = ["after"],
        ["tags"] = ["after"],
        ["authors"] = ["after"],
        ["archive"] = ["after"],
        ["corrections"] = ["year", "after"],
        ["feeds"] = ["after"],
        ["feeds.opml"] = [],
        ["rss.xml"] = [],
        ["atom.xml"] = [],
        ["feed.json"] = [],
        ["sitemap.xml"] = [],
        ["sitemaps"] = [],
        [SitePage.About] = [],
        [SitePage.HowWeWork] = [],
        [SitePage.Contact] = [],
    };

    /// <summary>The key of a page that may be kept; null for every other request.</summary>
    /// <param name="request">GET or HEAD.</param>
    /// <param name="origin">See <see cref="Origin"/>.</param>
    /// <param name="isShortened">True when the query held what no page reads.</param>
    public static PageKey? Of(HttpRequest request, string origin, out bool isShortened)
    {
        isShortened = false;
        var path = request.Path.Value ?? "";
        if (path.Length is 0 or > LengthMost || Keys(path) is not { } keys)
            return null;
        if (!request.QueryString.HasValue)
            return new PageKey(origin, path, "");
        if (Shorten(request.QueryString.Value!, keys) is not { } query || query.Length > LengthMost)
            return null;
        isShortened = query != request.QueryString.Value;
        return new PageKey(origin, path, query);
    }

    private static string[]? Keys(string path)
    {
        var start = path.StartsWith(TextEdition.Root + "/", StringComparison.Ordinal) ? TextEdition.Root.Length + 1 : path == TextEdition.Root ? path.Length : 1;
        var end = path.IndexOf('/', start);
        return Pages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path.AsSpan()[start..(end < 0 ? path.Length : end)], out var keys) ? keys : null;
    }

    // Null for what binding might read in another way than we do: a key twice, or in capitals.
    private static string? Shorten(string query, string[] keys)
    {
        var values = new string?[keys.Length];
        foreach (var pair in new QueryStringEnumerable(query))
        {
            var name = pair.DecodeName().ToString();
            var at = Array.FindIndex(keys, key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                continue;
            if (keys[at] != name || values[at] is not null)
                return null;
            values[at] = Uri.EscapeDataString(pair.DecodeValue().Span);
        }

        var kept = string.Join('&', keys.Zip(values).Where(pair => pair.Second is not null).Select(pair => $"{pair.First}={pair.Second}"));
        return kept.Length == 0 ? "" : "?" + kept;
    }
}
