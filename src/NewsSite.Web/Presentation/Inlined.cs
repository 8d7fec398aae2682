using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Web.Presentation;

/// <summary>Sheets and scripts that stand in the pages themselves: files of the program, each allowed by its hash (CSP3 §2.3.1).</summary>
internal static class Inlined
{
    /// <summary>A file of this folder, as it was written.</summary>
    public static string Read(string file)
    {
        using var stream = typeof(Inlined).Assembly.GetManifestResourceStream($"NewsSite.Web.Presentation.{file}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary><c>'sha256-...'</c> of what stands between the tags, to the letter.</summary>
    public static string SourceExpression(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
