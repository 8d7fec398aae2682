using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Presentation;

/// <summary>The addresses of readers' pages, said once; site-relative and unencoded, as browsers show them.</summary>
public static class Addresses
{
    public const string Front = "/";
    public const string Topics = "/tags";
    public const string Archive = "/archive";
    public const string Search = "/search";
    public const string Corrections = "/corrections";
    public const string Feeds = "/feeds";
    public const string FeedList = "/feeds.opml";

    public static string Article(string slug) => Slug.ArticlePath(slug);

    /// <summary>A story that is not published, for whoever has the code.</summary>
    public static string Preview(string code) => $"/preview/{code}";

    /// <summary>The gallery of a story's photos.</summary>
    public static string Photos(string slug) => $"{Slug.ArticlePath(slug)}/photos";

    /// <summary>The page of one of a story's photos, from 1.</summary>
    public static string Photo(string slug, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Photos(slug)}/{number}");

    public static string Section(string slug) => Slug.SectionPath(slug);

    public static string Tag(string slug) => Slug.TagPath(slug);

    public static string Author(string slug) => "/authors/" + slug;

    public static string Page(string slug) => "/" + slug;

    public static string Year(int year) => $"/archive/{year:0000}";

    public static string Month(int year, int month) => $"/archive/{year:0000}/{month:00}";

    public static string Day(DateOnly day) => $"/archive/{day.Year:0000}/{day.Month:00}/{day.Day:00}";

    /// <summary>A feed of what a page lists.</summary>
    /// <param name="path">Address of the page.</param>
    /// <param name="file">Name of the feed, for example <c>rss.xml</c>.</param>
    public static string Feed(string path, string file) => path.TrimEnd('/') + "/" + file;

    /// <summary>The page of a list that begins after the cursor.</summary>
    public static string After(string path, PageCursor cursor) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={cursor}";

    /// <summary>An address for a header or another site: percent-encoded, and absolute when the public address of the site is known.</summary>
    public static string Absolute(string baseUrl, string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var (start, rest) = query < 0 ? (path, "") : (path[..query], path[query..]);
        return baseUrl.TrimEnd('/') + new PathString(start).ToUriComponent() + rest;
    }
}
