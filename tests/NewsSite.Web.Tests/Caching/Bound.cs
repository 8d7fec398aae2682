using NewsSite.Core.History;

namespace NewsSite.Web.Tests.Caching;

/// <summary>Which pages a verb may take down although they come out as before: the table of <c>docs/adr/0007-exact-cache.md</c>.</summary>
internal static class Bound
{
    private static readonly Verb[] Bulk = [Verb.TagStory, Verb.UntagStory, Verb.MoveStory, Verb.UndoStory];
    private static readonly Verb[] Listing = [Verb.Publish, Verb.Withdraw, Verb.Import, Verb.MergeTag, .. Bulk];
    private static readonly Verb[] Cards = [.. Listing, Verb.Correct, Verb.ChangePhoto, Verb.FocusPhoto, Verb.ApplyPhotoText, Verb.EndPhotoRights, Verb.ChangePhotoRights];
    private static readonly Verb[] Front = [.. Cards, Verb.LaunchFront, Verb.UndoFront, Verb.EndBanner];
    private static readonly Verb[] Topics = [.. Listing, Verb.AcceptTag, Verb.ChangeTag, Verb.DeleteTag, Verb.RestoreTag];
    private static readonly Verb[] Maps = [.. Topics, Verb.Correct, Verb.EndPhotoRights, Verb.ChangePhotoRights];

    private static readonly (string Start, string End, Verb[] Verbs)[] Pages =
    [
        ("", "rss.xml", Bulk), ("", "atom.xml", Bulk), ("", "feed.json", Bulk),
        ("/articles/", "/photos", [Verb.Publish, .. Bulk, Verb.ChangePhoto, Verb.ApplyPhotoText]), ("/articles/", "", Listing), ("/text/articles/", "", Listing),
        ("/tags", "", Cards), ("/sections/", "", Cards), ("/authors/", "", Cards), ("/archive/", "", Cards), ("/archive", "", [Verb.Withdraw, Verb.UndoStory]), ("/feeds.opml", "", [.. Topics, Verb.ChangePage]),
        ("/sitemap.xml", "", Maps), ("/sitemaps/articles", "", Maps), ("/sitemaps/tags", "", Maps), ("/sitemaps/authors", "", Maps),
        ("/sitemaps/news", "", [Verb.Publish, .. Bulk]),
    ];

    /// <summary>True when it may.</summary>
    public static bool Allows(string address, Verb verb) => address is "/" or "/text"
        ? Front.Contains(verb)
        : Array.Find(Pages, page => address.StartsWith(page.Start, StringComparison.Ordinal) && address.EndsWith(page.End, StringComparison.Ordinal)).Verbs?.Contains(verb) ?? false;
}
