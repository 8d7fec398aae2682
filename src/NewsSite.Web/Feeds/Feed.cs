using NewsSite.Core.Articles;

namespace NewsSite.Web.Feeds;

/// <summary>A list of stories or corrections for programs that follow it; the same whatever the format.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Description">Plain text, not empty.</param>
/// <param name="Page">Site-relative address of the page that people read; its feeds are below it.</param>
/// <param name="ChangedAt">When something that readers see was last changed, UTC; null on a site that never published.</param>
/// <param name="Items">Newest first, <see cref="FeedReading.Most"/> at most.</param>
internal sealed record Feed(string Title, string Description, string Page, DateTime? ChangedAt, IReadOnlyList<FeedItem> Items)
{
    /// <summary>Latest change of what is in it, UTC; null when it is empty.</summary>
    public DateTime? UpdatedAt => Items.Count == 0 ? null : Items.Max(item => item.UpdatedAt);
}

/// <summary>An entry of a feed.</summary>
/// <param name="Id">Which one, never changed: <c>articles/12</c>, <c>corrections/3</c>.</param>
/// <param name="Path">Site-relative address, unencoded.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="UpdatedAt">UTC; the publication when there was no change since.</param>
internal sealed record FeedItem(string Id, string Path, string Title, string Language, DateTime PublishedAt, DateTime UpdatedAt)
{
    /// <summary>Place on the page, with <c>#</c>; empty for the whole page.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Plain text; may be empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>All of it as HTML with whole addresses; null where the feed says the summary only.</summary>
    public string? Html { get; init; }

    /// <summary>In the order of the byline.</summary>
    public IReadOnlyList<StoryLink> Authors { get; init; } = [];

    /// <summary>The section's name and those of the tags.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>In their order on the page.</summary>
    public IReadOnlyList<StoryCaption> Captions { get; init; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<StoryCorrection> Corrections { get; init; } = [];

    /// <summary>Credits of captions that stand without a picture: no <c>media:content</c> can carry these.</summary>
    public IEnumerable<string> LooseCredits => Captions.Where(c => c.PhotoHash is null && c.Credit.Length > 0).Select(c => c.Credit).Distinct();
}
