using System.Text;
using NewsSite.Core;
using NewsSite.Core.Data.Changes;

namespace NewsSite.Web.Cdn;

/// <summary>
/// What a CDN in front knows pages by: the names of <see cref="Part"/> that they are made of. It knows no stretches of lists, so that a change of a list concerns every page of it there.
/// </summary>
internal sealed class CdnKeys(SiteOptions site)
{
    /// <summary>On every page: for the moment when nobody can say what has changed.</summary>
    public const string All = "all";

    /// <summary>On a page that is made of more than a header holds: any change may concern it.</summary>
    public const string Any = "any";

    // Proxies refuse heads of more than 4 KB, and the rest of ours takes one and a half.
    private const int LengthMost = 2000;

    private readonly bool _isOn = site.Cdn.Purge.Length > 0;
    private readonly bool _isTags = site.Cdn.Keys == SiteOptions.CdnKeyKind.CacheTag;

    /// <summary>Puts the keys of what an answer is made of into its head; nothing where no CDN is set.</summary>
    /// <param name="headers">Of the answer.</param>
    /// <param name="stretches">What it is made of.</param>
    public void Write(IHeaderDictionary headers, IEnumerable<Stretch> stretches)
    {
        if (!_isOn)
            return;
        var separator = _isTags ? ',' : ' ';
        var line = new StringBuilder(All);
        foreach (var key in stretches.Select(Key).Distinct())
        {
            line.Append(separator).Append(key);
            if (line.Length <= LengthMost)
                continue;
            line.Clear().Append(All).Append(separator).Append(Any);
            break;
        }

        headers[_isTags ? "Cache-Tag" : "Surrogate-Key"] = line.ToString();
    }

    /// <summary>The keys that a change concerns; <see cref="All"/> alone when it concerns everything.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Stretch> change) =>
        change.Any(stretch => stretch.Of == Part.Everything) ? [All] : change.Select(Key).Append(Any).Distinct();

    /// <summary>What a purge of these keys says.</summary>
    public JsonContent Body(IReadOnlyCollection<string> keys) =>
        JsonContent.Create(new Dictionary<string, IReadOnlyCollection<string>> { [_isTags ? "tags" : "surrogate_keys"] = keys });

    // Addresses of sections may be in any script; a header may not.
    private static string Key(Stretch stretch) => Ascii.IsValid(stretch.Of) && !stretch.Of.AsSpan().ContainsAny(' ', ',') ? stretch.Of : Uri.EscapeDataString(stretch.Of);
}
