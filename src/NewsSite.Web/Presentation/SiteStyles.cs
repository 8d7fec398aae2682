namespace NewsSite.Web.Presentation;

/// <summary>
/// The sheets of the readers' pages. Each is the common part and what its pages need beside it: a story does not carry the rules of the front page,
/// which would weigh as much as a third of its text.
/// </summary>
public sealed class SiteStyles
{
    /// <summary>For what is read: stories, and the pages about the newsroom.</summary>
    public SiteStyle Story { get; } = SiteStyle.Read("base", "story");

    /// <summary>For stories that are not published.</summary>
    public SiteStyle Preview { get; } = SiteStyle.Read("base", "story", "preview");

    /// <summary>For what is chosen from: front page, lists, archive.</summary>
    public SiteStyle Lists { get; } = SiteStyle.Read("base", "lists");

    /// <summary>For the search page.</summary>
    public SiteStyle Search { get; } = SiteStyle.Read("base", "lists", "search");

    /// <summary>For the text edition.</summary>
    public SiteStyle Text { get; } = SiteStyle.Read("text");

    /// <summary>For <c>style-src</c>: all of them.</summary>
    public IEnumerable<string> SourceExpressions => new[] { Story, Preview, Lists, Search, Text }.Select(style => style.SourceExpression);
}
