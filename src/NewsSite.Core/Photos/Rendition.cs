using System.Collections.Frozen;
using System.Globalization;

namespace NewsSite.Core.Photos;

/// <summary>The part of a photo that a picture shows.</summary>
public enum Crop
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>16:9, for what is shared.</summary>
    Wide,

    /// <summary>4:3, for lists.</summary>
    Standard,

    /// <summary>1:1.</summary>
    Square,
}

/// <summary>How a picture is stored.</summary>
public enum PictureFormat
{
    Avif,
    WebP,
    Jpeg,
}

/// <summary>A picture that can be made from a photo.</summary>
/// <param name="Crop">Which part.</param>
/// <param name="Width">Pixels, one of <see cref="Widths"/>; a photo that is not that wide keeps its width.</param>
/// <param name="Format">How it is stored.</param>
public readonly record struct Rendition(Crop Crop, int Width, PictureFormat Format)
{
    /// <summary>Pixels: from a small telephone to a large window, each about half again as wide as the one before.</summary>
    public static IReadOnlyList<int> Widths { get; } = [320, 480, 800, 1200, 1600, 2000];

    /// <summary>The picture in the desk's lists, made when a photo comes in; it carries no address of its own making and no credit.</summary>
    public static Rendition Desk { get; } = new(Crop.Whole, 480, PictureFormat.WebP);

    private static readonly (Crop Crop, string Name, int Across, int Down)[] Ratios = [(Crop.Wide, "16x9", 16, 9), (Crop.Standard, "4x3", 4, 3), (Crop.Square, "1x1", 1, 1)];

    private static readonly FrozenDictionary<string, Rendition> ByName =
        (from crop in Enum.GetValues<Crop>() from width in Widths from format in Enum.GetValues<PictureFormat>() select new Rendition(crop, width, format))
        .ToFrozenDictionary(rendition => rendition.Name, StringComparer.Ordinal);

    /// <summary>For example <c>image/avif</c>.</summary>
    public string MediaType => Format switch { PictureFormat.Avif => "image/avif", PictureFormat.WebP => "image/webp", _ => "image/jpeg" };

    /// <summary>For example <c>1200.avif</c> or <c>16x9-1200.jpg</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Prefix(Crop)}{Width}.{Extension}");

    private string Extension => Format switch { PictureFormat.Avif => "avif", PictureFormat.WebP => "webp", _ => "jpg" };

    /// <summary>The pixels of the part of a photo that it shows.</summary>
    /// <param name="width">Of the photo.</param>
    /// <param name="height">Of the photo.</param>
    public (int Width, int Height) PartOf(int width, int height)
    {
        var crop = Crop;
        if (crop == Crop.Whole || width <= 0 || height <= 0)
            return (width, height);
        var (_, _, across, down) = Array.Find(Ratios, ratio => ratio.Crop == crop);
        return (long)width * down > (long)height * across
            ? (Math.Max(1, (int)((long)height * across / down)), height)
            : (width, Math.Max(1, (int)((long)width * down / across)));
    }

    /// <summary>Its size when made from a photo of that size, in pixels.</summary>
    public (int Width, int Height) SizeFrom(int width, int height)
    {
        var part = PartOf(width, height);
        return part.Width <= Width ? part : (Width, Math.Max(1, (int)Math.Round((double)part.Height * Width / part.Width)));
    }

    /// <summary>Reads a <see cref="Name"/>; null for every other text.</summary>
    public static Rendition? Read(string name) => ByName.TryGetValue(name, out var rendition) ? rendition : null;

    private static string Prefix(Crop crop) => crop == Crop.Whole ? "" : Array.Find(Ratios, ratio => ratio.Crop == crop).Name + "-";
}
