using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Web.Presentation;

/// <summary>Allows a sheet or a script that stands in the page itself (CSP3 §2.3.1).</summary>
internal static class SourceExpression
{
    /// <summary><c>'sha256-...'</c> of what stands between the tags, to the letter.</summary>
    public static string Of(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
