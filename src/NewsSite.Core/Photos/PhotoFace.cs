using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Core.Photos;

/// <summary>What of a photo goes into the pictures that are made from it.</summary>
/// <param name="Hash"><see cref="Photo.Hash"/>.</param>
/// <param name="FocusX"><see cref="Photo.FocusX"/>.</param>
/// <param name="FocusY"><see cref="Photo.FocusY"/>.</param>
/// <param name="Credit">Written into each.</param>
/// <param name="Photographer">Written into each.</param>
/// <param name="Copyright">Written into each.</param>
/// <param name="UsageTerms">Written into each.</param>
public sealed record PhotoFace(string Hash, int FocusX, int FocusY, string Credit, string Photographer, string Copyright, string UsageTerms)
{
    // Raised when the pictures that PhotoDecoder makes come out different.
    private const int Recipe = 2;

    /// <summary>The face of a photo.</summary>
    public static PhotoFace Of(Photo photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        return new PhotoFace(photo.Hash, photo.FocusX, photo.FocusY, photo.Credit, photo.Photographer, photo.Copyright, photo.UsageTerms);
    }

    /// <summary>Another text for whatever would make other bytes of the same photo; 12 hexadecimal digits.</summary>
    public string Tag
    {
        get
        {
            var said = string.Create(CultureInfo.InvariantCulture, $"{Recipe}\0{FocusX}\0{FocusY}\0{Credit}\0{Photographer}\0{Copyright}\0{UsageTerms}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..12];
        }
    }
}
