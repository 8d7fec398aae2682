namespace NewsSite.Core.Articles;

/// <summary>
/// A page about the newsroom itself, written at the desk: who we are, how we work, how to reach us. The set is fixed; a page without text is
/// not there for readers. Changed only through <c>Publishing.PageDesk</c>.
/// </summary>
public sealed class SitePage
{
    /// <summary>Longest title, in characters.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>Longest slug, in characters.</summary>
    public const int SlugMaxLength = 40;

    /// <summary>Slug of the page that says who publishes the site.</summary>
    public const string About = "about";

    /// <summary>Slug of the page that says how stories come about and how mistakes are put right.</summary>
    public const string HowWeWork = "how-we-work";

    /// <summary>Slug of the page that says how to reach the newsroom.</summary>
    public const string Contact = "contact";

    /// <summary>The pages that there are, in the order in which they are linked.</summary>
    public static IReadOnlyList<string> Slugs { get; } = [About, HowWeWork, Contact];

    public long Id { get; internal set; }

    /// <summary>One of <see cref="Slugs"/>, unique: its address is <c>/{slug}</c>.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>Place in <see cref="Slugs"/>.</summary>
    public int Position { get; internal set; }

    /// <summary>Plain text.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>Markdown as <c>docs/writing.md</c> describes it; empty while nobody has written it.</summary>
    public string Body { get; internal set; } = "";

    /// <summary><see cref="Body"/> as HTML that is safe to send, made when it was saved; empty when the page is.</summary>
    public string BodyHtml { get; internal set; } = "";

    /// <summary>When it was last changed, UTC.</summary>
    public DateTime UpdatedAt { get; internal set; }

    /// <summary>Who changed it last; empty for the text that came with the site.</summary>
    public string EditorName { get; internal set; } = "";

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }
}

/// <summary>What readers' pages read of the pages about the newsroom.</summary>
public static class SitePageQueries
{
    /// <summary>Those that say something.</summary>
    public static IQueryable<SitePage> Written(this IQueryable<SitePage> pages) => pages.Where(p => p.BodyHtml != "");
}
