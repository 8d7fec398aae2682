using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NewsSite.Web.Caching;

/// <summary>In which form a page is sent.</summary>
internal enum PageForm
{
    /// <summary>As it is.</summary>
    Identity,

    Gzip,

    Brotli,
}

/// <summary>Chooses the form by <c>Accept-Encoding</c> (RFC 9110 §12.5.3): the one that the reader likes most; among equals the smallest.</summary>
internal static class Encodings
{
    // Browsers have a handful of spellings between them; who invents more has them read each time.
    private const int KnownMost = 200;

    private static readonly ConcurrentDictionary<string, PageForm> Known = new(StringComparer.Ordinal);

    private static readonly (PageForm Form, string Name)[] SmallestFirst = [(PageForm.Brotli, "br"), (PageForm.Gzip, "gzip"), (PageForm.Identity, "identity")];

    /// <summary>The form for a reader who sent this header.</summary>
    public static PageForm Choose(StringValues accept)
    {
        if (accept.Count == 0)
            return PageForm.Identity;
        var text = accept.Count == 1 ? accept[0]! : accept.ToString();
        if (Known.TryGetValue(text, out var known))
            return known;
        var chosen = Read(text);
        if (Known.Count < KnownMost)
            Known.TryAdd(text, chosen);
        return chosen;
    }

    private static PageForm Read(string accept)
    {
        if (!StringWithQualityHeaderValue.TryParseList([accept], out var wishes))
            return PageForm.Identity;
        var best = (Form: PageForm.Identity, Quality: 0.0);
        foreach (var (form, name) in SmallestFirst)
        {
            var wish = wishes.FirstOrDefault(w => w.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? (form == PageForm.Identity ? null : wishes.FirstOrDefault(w => w.Value == "*"));

            // Plain is acceptable when nobody speaks of it, after all that was named.
            var quality = wish is not null ? wish.Quality ?? 1 : form == PageForm.Identity ? 0.0001 : 0;
            if (quality > best.Quality)
                best = (form, quality);
        }

        return best.Form;
    }
}
