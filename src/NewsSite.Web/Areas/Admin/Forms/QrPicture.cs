using System.Globalization;
using System.Text;
using QRCoder;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>A QR code to be drawn within the page: the content security policy lets no page load a picture that it has made itself.</summary>
/// <param name="Side">Modules along each side, with the light edge that ISO/IEC 18004 asks for.</param>
/// <param name="Dark">The dark modules, as the data of an SVG path of that many units.</param>
public sealed record QrPicture(int Side, string Dark)
{
    /// <summary>The picture of a text.</summary>
    public static QrPicture Of(string text)
    {
        using var maker = new QRCodeGenerator();
        using var data = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrPicture(rows.Count, path.ToString());
    }
}
