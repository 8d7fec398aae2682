using NewsSite.Core.Photos;

namespace NewsSite.Core.Articles;

/// <summary>
/// One saved text of an article, never changed afterwards: everything an editor types, with its tags and captions as they
/// were at that moment. Keyed by article and number, so that the history of a story stands together in the store.
/// </summary>
public sealed class Revision
{
    /// <summary>Longest headline, in characters; longer ones are refused, never cut.</summary>
    public const int HeadlineMaxLength = 300;

    /// <summary>Longest standfirst, in characters.</summary>
    public const int StandfirstMaxLength = 1000;

    /// <summary>Longest byline or dateline, in characters.</summary>
    public const int LineMaxLength = 300;

    /// <summary>Longest tag of a language, in characters, as RFC 5646 §4.4.1 advises to allow for.</summary>
    public const int LanguageMaxLength = 35;

    /// <summary>The article that this is a text of.</summary>
    public long ArticleId { get; internal set; }

    /// <summary>1 for the first text of the article, then counted up without gaps.</summary>
    public int Number { get; internal set; }

    /// <summary>The slug that the editor wants; becomes the article's address when this text is published. Empty: the article keeps the one that it has.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>One line, plain text.</summary>
    public string Headline { get; internal set; } = "";

    /// <summary>The sentence or two below the headline, plain text; empty when there is none.</summary>
    public string Standfirst { get; internal set; } = "";

    /// <summary>The story, Markdown as <c>docs/writing.md</c> describes it.</summary>
    public string Body { get; internal set; } = "";

    /// <summary><see cref="Body"/> as HTML that is safe to send, made when the revision was saved.</summary>
    public string BodyHtml { get; internal set; } = "";

    /// <summary>Words in the body, for the reading time.</summary>
    public int WordCount { get; internal set; }

    /// <summary>Who wrote it, as readers see it, without "By"; empty when not named.</summary>
    public string Byline { get; internal set; } = "";

    /// <summary>Where it was written, as readers see it; empty when not named.</summary>
    public string Dateline { get; internal set; } = "";

    /// <summary>BCP 47 tag of the story's language, for example <c>en</c> or <c>ar</c>.</summary>
    public string Language { get; internal set; } = "en";

    /// <summary>The section that it belongs to; null for none.</summary>
    public long? SectionId { get; internal set; }

    /// <summary>The section that it belongs to; null for none.</summary>
    public Section? Section { get; internal set; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTime SavedAt { get; internal set; }

    /// <summary>Who saved it; null for an import.</summary>
    public long? EditorId { get; internal set; }

    /// <summary>Name of who saved it, as it was then.</summary>
    public string EditorName { get; internal set; } = "";

    /// <summary>The text that the editor started from; null for the first one. Not the one before it where somebody else's save was merged in.</summary>
    public int? BaseNumber { get; internal set; }

    /// <summary>
    /// The parts that were taken from the revisions between <see cref="BaseNumber"/> and this one, one a line, where others had saved meanwhile:
    /// <c>Headline</c>, <c>Paragraph 3</c> ... Null where nothing was merged in.
    /// </summary>
    public string? TakenParts { get; internal set; }

    /// <summary>How it came to be saved.</summary>
    public SaveKind Kind { get; internal set; }

    /// <summary>
    /// All tags as they were typed, one a line, where one of them is not known: only a save by hand takes new names in. Null where <see cref="Tags"/> says it all.
    /// </summary>
    public string? TypedTags { get; internal set; }

    /// <summary>Tags in the order in which the editor typed them.</summary>
    public List<RevisionTag> Tags { get; } = [];

    /// <summary>Captions in their order on the page.</summary>
    public List<PhotoUse> Captions { get; } = [];
}
