using System.Globalization;
using NewsSite.Core.Photos;

namespace NewsSite.Web.Media;

/// <summary>The pictures of one photo that a page offers to the browser.</summary>
/// <param name="Hash"><see cref="Photo.Hash"/>.</param>
/// <param name="Tag"><see cref="Photo.RenditionTag"/>.</param>
/// <param name="PhotoWidth">Pixels.</param>
/// <param name="PhotoHeight">Pixels.</param>
/// <param name="Crop">Which part.</param>
public sealed record PhotoSources(string Hash, string Tag, int PhotoWidth, int PhotoHeight, Crop Crop = Crop.Whole)
{
    // What a browser gets that knows no srcset.
    private const int Plain = 1200;

    /// <summary>Where the pictures are asked for.</summary>
    public string Root { get; init; } = PhotoAddress.Root;

    /// <summary>Width of the largest, in pixels.</summary>
    public int Width => Largest.Width;

    /// <summary>Height of the largest, in pixels.</summary>
    public int Height => Largest.Height;

    /// <summary>The one that everything can show.</summary>
    public string Fallback => PhotoAddress.Of(Root, Hash, Tag, new Rendition(Crop, Plain, PictureFormat.Jpeg));

    /// <summary>For <c>srcset</c>: each width up to the first that is the photo's own.</summary>
    public string Set(PictureFormat format)
    {
        var sources = new List<string>();
        var widest = 0;
        foreach (var rendition in Rendition.Widths.Select(width => new Rendition(Crop, width, format)))
        {
            var width = rendition.SizeFrom(PhotoWidth, PhotoHeight).Width;
            if (width == widest)
                break; // the photo's own width was there
            widest = width;
            sources.Add(string.Create(CultureInfo.InvariantCulture, $"{PhotoAddress.Of(Root, Hash, Tag, rendition)} {width}w"));
        }

        return string.Join(", ", sources);
    }

    private (int Width, int Height) Largest => new Rendition(Crop, Rendition.Widths[^1], PictureFormat.Jpeg).SizeFrom(PhotoWidth, PhotoHeight);
}
