namespace NewsSite.Web.Presentation;

/// <summary>The one script of the readers' pages: text size and colours. Named by the hash of its content, like the fonts.</summary>
public sealed class SiteScript(IWebHostEnvironment environment)
{
    /// <summary>Its address.</summary>
    public string Address { get; } = "/script/" + environment.WebRootFileProvider.GetDirectoryContents("script").Single(file => file.Name.EndsWith(".js", StringComparison.Ordinal)).Name;
}
