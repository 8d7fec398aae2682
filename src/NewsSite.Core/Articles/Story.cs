using System.Numerics;

namespace NewsSite.Core.Articles;

/// <summary>A published story as its page shows it, apart from what is attached to it.</summary>
/// <param name="Id">Article id.</param>
/// <param name="LiveNumber"><see cref="Revision.Number"/> of the text.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Headline">Plain text.</param>
/// <param name="Standfirst">Plain text; empty when there is none.</param>
/// <param name="BodyHtml">Safe HTML.</param>
/// <param name="Byline">As typed, without "By"; empty when nobody is named.</param>
/// <param name="Dateline">Empty when there is none.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="SectionName">Null when it is in none.</param>
/// <param name="SectionSlug">Null when it is in none.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="UpdatedAt">UTC; null when never updated.</param>
/// <param name="WordCount">Words in the body.</param>
public sealed record Story(
    long Id,
    int LiveNumber,
    string Slug,
    string Headline,
    string Standfirst,
    string BodyHtml,
    string Byline,
    string Dateline,
    string Language,
    string? SectionName,
    string? SectionSlug,
    DateTime PublishedAt,
    DateTime? UpdatedAt,
    int WordCount)
{
    /// <summary><see cref="Article.TranslationGroup"/>; null in a preview too.</summary>
    public long? TranslationGroup { get; init; }
}

/// <summary>A caption as readers see it: what the use says, or else what its photo says.</summary>
/// <param name="Caption">Plain text; empty when there is none.</param>
/// <param name="Credit">Plain text; empty when there is none.</param>
/// <param name="AlternativeText">Empty when there is none.</param>
/// <param name="PhotoHash">Null for a caption that stands alone.</param>
/// <param name="PhotoWidth">Pixels; 0 without a photo.</param>
/// <param name="PhotoHeight">Pixels; 0 without a photo.</param>
public sealed record StoryCaption(string Caption, string Credit, string AlternativeText, string? PhotoHash, int PhotoWidth, int PhotoHeight)
{
    /// <summary>What readers read: the caption without a credit that stands beside it anyhow.</summary>
    public string Words => Photos.CaptionWords.Beside(Caption, Credit);

    /// <summary><see cref="Photos.Photo.RenditionTag"/>; empty without a photo.</summary>
    public string PhotoTag { get; init; } = "";

    /// <summary><see cref="Photos.Photo.Colour"/>; empty without a photo.</summary>
    public string PhotoColour { get; init; } = "";
}

/// <summary>An author of a story.</summary>
/// <param name="Name">As readers see it.</param>
/// <param name="Slug">Last part of its address.</param>
public sealed record StoryLink(string Name, string Slug);

/// <summary>A tag of a story.</summary>
/// <param name="Id">Tag id.</param>
/// <param name="Name">As readers see it.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Stories">How many live stories carry it.</param>
public sealed record StoryTag(long Id, string Name, string Slug, int Stories)
{
    /// <summary>
    /// About how many stories carry it, as a power of two: what is chosen by it stays as it is while the topic grows by a few.
    /// </summary>
    public int Magnitude => MagnitudeOf(Stories);

    /// <inheritdoc cref="Magnitude"/>
    public static int MagnitudeOf(int stories) => BitOperations.Log2((uint)stories + 1);
}

/// <summary>What the newsroom corrected in a story.</summary>
/// <param name="Id">Correction id.</param>
/// <param name="Wrong">Plain text.</param>
/// <param name="Right">Plain text.</param>
/// <param name="CorrectedAt">UTC.</param>
public sealed record StoryCorrection(long Id, string Wrong, string Right, DateTime CorrectedAt);

/// <summary>What hangs on a published story beside its text.</summary>
/// <param name="Captions">In their order on the page.</param>
/// <param name="Tags">Public ones in the editor's order.</param>
/// <param name="Authors">In the order of the byline.</param>
/// <param name="Corrections">Oldest first.</param>
public sealed record StoryNotes(
    IReadOnlyList<StoryCaption> Captions,
    IReadOnlyList<StoryTag> Tags,
    IReadOnlyList<StoryLink> Authors,
    IReadOnlyList<StoryCorrection> Corrections);

/// <summary>A published story with everything that belongs to it.</summary>
/// <param name="Story">Its text.</param>
/// <param name="Notes">Captions, tags, authors, corrections.</param>
public sealed record WholeStory(Story Story, StoryNotes Notes)
{
    /// <summary>In order.</summary>
    public IReadOnlyList<StoryCaption> Captions => Notes.Captions;
}
