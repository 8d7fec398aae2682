using NewsSite.Core.Articles;
using NewsSite.Core.Photos;

namespace NewsSite.Web.Media;

/// <summary>Where a photo's bytes are. The hash says which photo, the tag in which form; both together never mean other bytes.</summary>
internal static class PhotoAddress
{
    /// <summary>How the addresses of all photos begin.</summary>
    public const string Root = "/media/";

    /// <summary>The name of the desk's small picture.</summary>
    public const string SmallName = "small.webp";

    /// <summary>The name of the large picture in whatever form the photo has now, for those who know nothing but the hash.</summary>
    public const string LargeName = "photo.webp";

    /// <summary>The small picture, for the desk's lists.</summary>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    public static string Small(string hash) => $"{Root}{hash}/{SmallName}";

    /// <summary>The large picture as it is now; kept by nobody for long.</summary>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    public static string Large(string hash) => $"{Root}{hash}/{LargeName}";

    /// <summary>A picture made from a photo.</summary>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    /// <param name="tag"><see cref="Photo.RenditionTag"/>.</param>
    /// <param name="rendition">Which picture.</param>
    public static string Of(string hash, string tag, Rendition rendition) => Of(Root, hash, tag, rendition);

    /// <summary>The same, asked for elsewhere.</summary>
    /// <param name="root">Begins the address, with a slash at its end.</param>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    /// <param name="tag"><see cref="Photo.RenditionTag"/>.</param>
    /// <param name="rendition">Which picture.</param>
    public static string Of(string root, string hash, string tag, Rendition rendition) => $"{root}{hash}/{tag}-{rendition.Name}";

    /// <summary>Media type of <see cref="Large"/>.</summary>
    public const string MediaType = "image/webp";

    /// <summary>Pixels of <see cref="Large"/>; 0 by 0 without a photo.</summary>
    public static (int Width, int Height) SizeOf(StoryCaption caption) => LargeRendition.SizeFrom(caption.PhotoWidth, caption.PhotoHeight);

    /// <summary>What <see cref="Large"/> is.</summary>
    public static Rendition LargeRendition { get; } = new(Crop.Whole, Rendition.Widths[^1], PictureFormat.WebP);
}
