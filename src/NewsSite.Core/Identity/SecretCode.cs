using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Core.Identity;

/// <summary>Codes that open something to whoever has them. What is handed out is 128 random bits; what is stored is their SHA-256, which needs no salt at that length.</summary>
public static class SecretCode
{
    /// <summary>Length of <see cref="HashOf"/>, in characters.</summary>
    public const int HashLength = 64;

    private const int RandomBytes = 16;

    /// <summary>A new one, 32 hexadecimal digits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is stored of a code, hexadecimal; also of a text that is none.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
