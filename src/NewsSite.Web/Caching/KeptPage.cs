using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsSite.Core.Data.Changes;

namespace NewsSite.Web.Caching;

/// <summary>A finished answer: its headers, and its bytes in each form that was asked for.</summary>
internal sealed class KeptPage
{
    private const int BrotliQuality = 5;
    private const int BrotliSmallest = 11;

    // What the objects around the bytes take, measured roughly: they need to be counted, not weighed.
    private const int Overhead = 2000;
    private const int StretchBytes = 120;

    private readonly Made?[] _forms = new Made?[3];
    private readonly Lock _gate = new();

    public KeptPage(PageKey key, int status, KeyValuePair<string, StringValues>[] headers, byte[] body, PageReads? reads)
    {
        (Key, Status, Headers) = (key, status, headers);
        _forms[0] = new Made(body, true);
        Tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
        LastModified = Array.Find(headers, h => h.Key == HeaderNames.LastModified).Value is { Count: 1 } text && HeaderUtilities.TryParseDate(text.ToString(), out var at) ? at : null;
        IsStorable = status == StatusCodes.Status200OK && reads is { IsNoted: true } && !Has(HeaderNames.SetCookie) && IsPublic(headers);
        (Stretches, Until) = (reads is null ? [] : [.. reads.Stretches], reads?.Until);
    }

    public PageKey Key { get; }

    public int Status { get; }

    /// <summary>All but those that depend on the form.</summary>
    public KeyValuePair<string, StringValues>[] Headers { get; }

    /// <summary>Of the content; weak, because one serves every form.</summary>
    public string Tag { get; }

    public DateTimeOffset? LastModified { get; }

    /// <summary>What it is made of.</summary>
    public Stretch[] Stretches { get; }

    /// <summary>When it differs by the clock alone, UTC.</summary>
    public DateTime? Until { get; }

    /// <summary>True for a redirect.</summary>
    public bool IsEmpty => _forms[0]!.Bytes.Length == 0;

    /// <summary>True when it may be kept for others.</summary>
    public bool IsStorable { get; }

    /// <summary>True when it may be sent to whoever asks for the address at this moment.</summary>
    public bool IsForAnybody => !Has(HeaderNames.SetCookie);

    /// <summary>Bytes of memory.</summary>
    public long Size => Overhead + (StretchBytes * Stretches.Length) + _forms.Sum(made => made?.Bytes.Length ?? 0);

    /// <summary>Set when it is sent, taken back when the memory is looked through for what nobody wants.</summary>
    public bool IsWanted { get; set; }

    /// <summary>What the shelf has counted for it, bytes.</summary>
    public long Charged { get; set; }

    /// <summary>Times it was sent, about.</summary>
    public int Sent { get; set; }

    /// <summary>The bytes in a form; made at the first wish, quickly.</summary>
    /// <param name="form">Which.</param>
    /// <param name="grew">True when the page takes more memory now.</param>
    public byte[] Bytes(PageForm form, out bool grew)
    {
        grew = false;
        if (_forms[(int)form] is { } made)
            return made.Bytes;
        lock (_gate)
        {
            grew = _forms[(int)form] is null;
            return (_forms[(int)form] ??= new Made(Compress(form, BrotliQuality, CompressionLevel.Optimal), false)).Bytes;
        }
    }

    /// <summary>Makes the forms that are in use as small as can be, which takes a hundred times as long.</summary>
    public void MakeSmallest()
    {
        foreach (var form in new[] { PageForm.Gzip, PageForm.Brotli })
        {
            if (_forms[(int)form] is { IsSmallest: false })
                _forms[(int)form] = new Made(Compress(form, BrotliSmallest, CompressionLevel.SmallestSize), true);
        }
    }

    private byte[] Compress(PageForm form, int quality, CompressionLevel level)
    {
        var plain = _forms[0]!.Bytes;
        using var bytes = new MemoryStream(plain.Length / 3);
        using (Stream stream = form == PageForm.Brotli
            ? new BrotliStream(bytes, new BrotliCompressionOptions { Quality = quality }, leaveOpen: true)
            : new GZipStream(bytes, level, leaveOpen: true))
            stream.Write(plain);
        return bytes.ToArray();
    }

    private bool Has(string name) => Array.Exists(Headers, header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsPublic(KeyValuePair<string, StringValues>[] headers) =>
        Array.Find(headers, header => header.Key == HeaderNames.CacheControl).Value.ToString() is var control
        && control.Contains("public", StringComparison.Ordinal) && !control.Contains("no-store", StringComparison.Ordinal);

    private sealed record Made(byte[] Bytes, bool IsSmallest);
}
