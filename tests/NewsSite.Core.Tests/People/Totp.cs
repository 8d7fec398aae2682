using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace NewsSite.Core.Tests.People;

/// <summary>An authenticator app (RFC 6238, SHA-1, six digits, 30 seconds).</summary>
public static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>What the app shows.</summary>
    /// <param name="key">The secret as the page says it.</param>
    /// <param name="stepsAhead">In how many half minutes.</param>
    public static string Code(string key, int stepsAhead = 0) => At(Bytes(key), (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAhead);

    internal static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's own algorithm, the one that every app knows
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xf;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7fffffff) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in key.Where(char.IsAsciiLetterOrDigit))
        {
            (buffer, bits) = ((buffer << 5) | Alphabet.IndexOf(letter, StringComparison.Ordinal), bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
