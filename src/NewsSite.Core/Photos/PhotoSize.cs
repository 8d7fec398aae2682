namespace NewsSite.Core.Photos;

/// <summary>The pictures that are made of a photo, by the most pixels of their longer side; a smaller photo keeps its size.</summary>
public enum PhotoSize
{
    /// <summary>For the desk's lists.</summary>
    Small = 480,

    /// <summary>For readers.</summary>
    Reader = 2000,
}
