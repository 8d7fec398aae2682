namespace NewsSite.Web.Feeds;

/// <summary>Where the feeds of a page are: below it.</summary>
internal static class FeedAddress
{
    /// <summary>Site-relative address of a feed.</summary>
    /// <param name="page">Site-relative address of the page that it follows.</param>
    /// <param name="format">Which one.</param>
    public static string Of(string page, FeedFormat format) => $"{page.TrimEnd('/')}/{format.FileName}";
}
