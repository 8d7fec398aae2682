namespace NewsSite.Core.Photos;

/// <summary>
/// A caption in a story, with or without a photo. Null in <see cref="Caption"/>, <see cref="Credit"/> or
/// <see cref="AlternativeText"/> means "as the photo says"; without a photo it means "none".
/// </summary>
public sealed class PhotoUse
{
    public long ArticleId { get; internal set; }

    public int RevisionNumber { get; internal set; }

    /// <summary>Place on the page, from 0.</summary>
    public int Position { get; internal set; }

    public long? PhotoId { get; internal set; }

    public Photo? Photo { get; internal set; }

    /// <summary>Plain text.</summary>
    public string? Caption { get; internal set; }

    /// <summary>Who made or supplied the picture, plain text without parentheses, for example <c>AFP</c>.</summary>
    public string? Credit { get; internal set; }

    /// <summary>What the picture shows, for those who do not see it.</summary>
    public string? AlternativeText { get; internal set; }

    /// <summary>True when the picture says nothing that the text does not: those who do not see it are not told of it.</summary>
    public bool IsDecorative { get; internal set; }
}
