using NewsSite.Web.Media;

namespace NewsSite.Web.Presentation;

/// <summary>A picture as its partial draws it.</summary>
/// <param name="Sources">What the browser chooses from.</param>
/// <param name="AlternativeText">Empty for one that says nothing that the text does not.</param>
/// <param name="IsEager">True for the one that is in sight at once.</param>
public sealed record PictureView(PhotoSources Sources, string AlternativeText, bool IsEager)
{
    /// <summary>How wide it is drawn in windows of different widths, for <c>sizes</c>.</summary>
    public string Sizes { get; init; } = "(min-width: 64rem) 60rem, calc(100vw - 2rem)";

    /// <summary>Pixels of the room to keep; null: the largest picture's.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels of the room to keep; null: the largest picture's.</summary>
    public int? Height { get; init; }

    /// <summary>Six hexadecimal digits, shown until the picture is there; empty for the page's own.</summary>
    public string Colour { get; init; } = "";
}
