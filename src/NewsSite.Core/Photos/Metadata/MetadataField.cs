namespace NewsSite.Core.Photos.Metadata;

/// <summary>What a picture file can say about itself that the desk has a use for. Where it was taken by satellite is not among them and is never read.</summary>
public enum MetadataField
{
    Caption,
    Headline,

    /// <summary>As readers are to see it.</summary>
    Credit,

    /// <summary>Who took it; several are separated by commas.</summary>
    Creator,

    /// <summary>Who supplied it.</summary>
    Source,

    /// <summary>The copyright notice.</summary>
    Copyright,

    UsageTerms,

    /// <summary>Separated by commas.</summary>
    Keywords,

    /// <summary>Who is in the picture; separated by commas.</summary>
    People,

    City,

    Country,

    /// <summary>The day on the camera's clock, <c>yyyy-MM-dd</c>.</summary>
    TakenOn,

    AlternativeText,
}
