namespace NewsSite.Web.Workers;

/// <summary>Where a published program has its files: beside itself, wherever it is started from. In a checkout they are found by the build's own list.</summary>
internal static class PublishedFolder
{
    /// <summary>The folder; null in a checkout.</summary>
    public static string? OrNull => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;
}
