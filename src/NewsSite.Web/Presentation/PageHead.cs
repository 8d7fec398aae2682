using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>What a page says about itself to the browser, search engines and whoever shares it. Every reader page hands one to the layout.</summary>
/// <param name="Title">Plain text; the site's own title is added, except on the front page.</param>
/// <param name="Path">The one address of this page, site-relative, unencoded, with its query; null for pages that have none (errors).</param>
public sealed record PageHead(string Title, string? Path)
{
    /// <summary>What the preview of a story says: nothing by which anybody could find, share or quote it.</summary>
    public static PageHead Preview(StoryView view) => new(view.Story.Headline, null)
    {
        Language = view.Story.Language,
        Section = view.Story.SectionSlug,
        Kind = "article",
        IsText = true,
        HasItalics = view.HasItalics,
        IsIndexed = false,
        IsPreview = true,
    };

    /// <summary>Key in <c>ViewData</c>.</summary>
    public const string Key = "Head";

    /// <summary>A sentence or two, plain text; empty when there is nothing to say.</summary>
    public string Description { get; init; } = "";

    /// <summary>BCP 47 tag of what the page is about; null: the site's.</summary>
    public string? Language { get; init; }

    /// <summary>False for pages that search engines should leave out.</summary>
    public bool IsIndexed { get; init; } = true;

    /// <summary>True for a story that is not published: search engines should not follow its links either.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Site-relative address of the next page of a list; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary><see cref="Kind"/> of a page about a person.</summary>
    public const string Profile = "profile";

    /// <summary>Open Graph type.</summary>
    public string Kind { get; init; } = "website";

    /// <summary>The story of a story's page; null on other pages.</summary>
    public StoryView? Story { get; init; }

    /// <summary>The stories of a list, in its order; null on pages that are none.</summary>
    public IReadOnlyList<ArticleCard>? Stories { get; init; }

    /// <summary>The pages between the front page and this one, each with its site-relative address.</summary>
    public IReadOnlyList<(string Name, string Path)> Trail { get; init; } = [];

    /// <summary>Site-relative address of the page that has this page's feeds below it.</summary>
    public string Feeds { get; init; } = Addresses.Front;

    /// <summary>True on the front page, whose masthead is a newspaper's.</summary>
    public bool IsFront { get; init; }

    /// <summary>True on a page that is a text to read, rather than a list to choose from: it has the sheet for that.</summary>
    public bool IsText { get; init; }

    /// <summary>True where the page sets something in the serif's italic.</summary>
    public bool HasItalics { get; init; }

    /// <summary>Slug of the section that the navigation marks; null for none.</summary>
    public string? Section { get; init; }

    /// <summary>False where the page has a search box of its own.</summary>
    public bool HasSearchInMasthead { get; init; } = true;

    /// <summary>True on the search page, which has a sheet of its own.</summary>
    public bool IsSearch { get; init; }

    /// <summary>The day in the masthead of the front page: when its newest story came out, UTC. Not the day of reading, which a kept page cannot know.</summary>
    public DateTime? Edition { get; init; }
}
