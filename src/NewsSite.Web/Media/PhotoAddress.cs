using NewsSite.Core.Articles;
using NewsSite.Core.Photos;

namespace NewsSite.Web.Media;

/// <summary>Where a photo's bytes are. The hash says which photo; the name is for people who save the file, except for the desk's small one.</summary>
internal static class PhotoAddress
{
    /// <summary>The name that means the small picture; every other name means the reader's.</summary>
    public const string SmallName = "small.webp";

    /// <summary>The small picture, for the desk's lists.</summary>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    public static string Small(string hash) => $"/media/{hash}/{SmallName}";

    /// <summary>The picture as readers get it.</summary>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    public static string Large(string hash) => $"/media/{hash}/photo.webp";

    /// <summary>Media type of every picture that readers get.</summary>
    public const string MediaType = "image/webp";

    /// <summary>Pixels of the picture as readers get it; 0 by 0 without a photo.</summary>
    public static (int Width, int Height) SizeOf(StoryCaption caption)
    {
        var longer = Math.Max(caption.PhotoWidth, caption.PhotoHeight);
        return longer <= (int)PhotoSize.Reader
            ? (caption.PhotoWidth, caption.PhotoHeight)
            : (Shrunk(caption.PhotoWidth, longer), Shrunk(caption.PhotoHeight, longer));
    }

    private static int Shrunk(int side, int longer) => Math.Max(1, (int)Math.Round((double)side * (int)PhotoSize.Reader / longer));
}
