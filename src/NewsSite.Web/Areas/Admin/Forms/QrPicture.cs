using System.Globalization;
using System.Text;
using QRCoder;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>A QR code as SVG within the page: the content security policy lets no page load a picture that it has made itself.</summary>
internal static class QrPicture
{
    // The light edge that ISO/IEC 18004 asks for is part of what the library draws.
    /// <summary>The picture of a text.</summary>
    public static string Of(string text)
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

        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" role=\"img\" aria-label=\"QR code with the key\" viewBox=\"0 0 {rows.Count} {rows.Count}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path d=\"{path}\"/></svg>");
    }
}
