using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace NewsSite.Core.Backups;

/// <summary>
/// What a table's rows come to, whatever their order: databases sort texts differently. The sum, modulo 2^128, of the first half of each row's SHA-256. It shows
/// what got lost or changed on the way; the files' own checksums show damage.
/// </summary>
internal sealed class RowSum
{
    private UInt128 _sum;

    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<byte> row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row, hash);
        _sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
        Rows++;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => _sum.ToString("x32", CultureInfo.InvariantCulture);
}
