namespace NewsSite.Core.Photos;

/// <summary>A picture that is made from an original to be sent: upright, in sRGB, without any of the original's metadata.</summary>
/// <param name="Name">What its file is called after the photo's hash, for example <c>2000.webp</c>.</param>
/// <param name="LongerSide">Most pixels of the longer side; a smaller picture keeps its size.</param>
/// <param name="MediaType">What its bytes are.</param>
public sealed record Rendition(string Name, int LongerSide, string MediaType)
{
    /// <summary>What readers get.</summary>
    public static Rendition Readers { get; } = new("2000.webp", 2000, "image/webp");

    /// <summary>Every one that a photo in the library has.</summary>
    public static IReadOnlyList<Rendition> All { get; } = [Readers];
}
