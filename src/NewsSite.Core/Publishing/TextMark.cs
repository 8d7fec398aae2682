using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Core.Publishing;

/// <summary>
/// A mark of the text that a form shows, sent back with it: tells whether the text is still the same when it is saved. A row's version would not do:
/// it also rises when a story is published under a tag.
/// </summary>
public static class TextMark
{
    /// <summary>The mark of the texts of a form's fields, in their order; 64 hexadecimal digits.</summary>
    public static string Of(params IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
