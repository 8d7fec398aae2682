using System.Globalization;
using NetVips;

namespace NewsSite.Core.Photos;

/// <summary>Reads pictures the right side up, in sRGB, no larger than needed.</summary>
internal static class UprightPicture
{
    /// <summary>
    /// The picture in memory. It is decoded line by line where its format allows. Warnings count as damage: libvips makes a black picture of a PNG without data
    /// otherwise. Who waits longer than a picture can take is given a <see cref="VipsException"/>.
    /// </summary>
    /// <param name="path">Of the original.</param>
    /// <param name="width">Most pixels.</param>
    /// <param name="height">Most pixels.</param>
    public static Image Read(string path, int width, int height)
    {
        using var picture = Image.Thumbnail(path, width, height: height, size: Enums.Size.Down, outputProfile: "srgb", intent: Enums.Intent.Perceptual, failOn: Enums.FailOn.Warning);
        using var plain = picture.Colourspace(Enums.Interpretation.Srgb);
        using var end = new Timer(_ => plain.SetKill(true), null, Patience, Timeout.InfiniteTimeSpan);
        return plain.CopyMemory();
    }

    /// <summary>Pixels as people see it: EXIF orientations 5 to 8 turn the picture by a quarter (CIPA DC-008 §4.6.4).</summary>
    public static (int Width, int Height) SizeOf(Image header) =>
        header.Contains("orientation") && header.Get("orientation") is int and >= 5 and <= 8 ? (header.Height, header.Width) : (header.Width, header.Height);

    /// <summary>The colour on the whole, six hexadecimal digits.</summary>
    public static string ColourOf(Image upright)
    {
        using var flat = upright.HasAlpha() ? upright.Flatten(background: [255.0]) : upright.Copy();
        using var dot = flat.ThumbnailImage(1, height: 1, size: Enums.Size.Force);
        return string.Concat(dot[0, 0].Take(3).Select(value => ((int)Math.Clamp(value, 0, 255)).ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
}
