using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsSite.Core.Rendering;

/// <summary>
/// The addresses that a link in a text may have: <c>http</c>, <c>https</c>, <c>mailto</c>, <c>tel</c>, an address of this site, or a place on the page.
/// </summary>
/// <remarks>
/// An allow-list, decided on what a browser would make of the address (URL Standard, "scheme start state"): browsers drop tabs and line ends
/// anywhere and controls in front, so an address with a control character in it is no link at all.
/// </remarks>
internal static class LinkAddress
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    private static readonly SearchValues<char> EndOfScheme = SearchValues.Create(":/?#");

    // Kept as they are: RFC 3986's characters, and % so that an encoded address stays encoded. [ and ] belong to IPv6 hosts only.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%");

    /// <summary>The address as it may stand in <c>href</c> (not yet escaped for HTML), or null when it may not.</summary>
    public static string? Safe(string? address)
    {
        var trimmed = address.AsSpan().Trim(' ');
        return !trimmed.IsEmpty && IsAllowed(trimmed) ? Encoded(trimmed) : null;
    }

    /// <summary>True for an address with an allowed scheme, or with none, and without control characters.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> address)
    {
        foreach (var c in address)
            if (char.IsControl(c)) return false;
        var end = address.IndexOfAny(EndOfScheme);
        if (end < 0 || address[end] != ':') return true;
        foreach (var scheme in Schemes)
            if (address[..end].Equals(scheme, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static string Encoded(ReadOnlySpan<char> address)
    {
        if (address.IndexOfAnyExcept(Plain) < 0) return address.ToString();
        var hasIpv6Host = address.Contains("://[", StringComparison.Ordinal);
        var encoded = new StringBuilder(address.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in address.EnumerateRunes())
        {
            if (IsKept(rune, hasIpv6Host))
            {
                encoded.Append(rune);
                continue;
            }
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        return encoded.ToString();
    }

    // Letters of every script stay readable in the source ("/أخبار"); whatever is invisible or has a meaning in HTML is encoded.
    private static bool IsKept(Rune rune, bool hasIpv6Host) => rune.IsAscii
        ? Plain.Contains((char)rune.Value) || (hasIpv6Host && rune.Value is '[' or ']')
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
