using System.Text.RegularExpressions;

namespace NewsSite.Core.Photos;

/// <summary>
/// A credit told apart: <c>Photo by Jo Smith/AFP via Getty Images</c> is the photographer Jo Smith of the agency AFP, through the source Getty Images.
/// </summary>
/// <param name="Photographer">Empty when the credit names none.</param>
/// <param name="Agency">The known agency that it names; null when it names none.</param>
/// <param name="Source">Through whom it came, or what is neither a person nor a known agency; empty when there is nothing.</param>
/// <param name="IsSure">True when the words can be nothing but a credit: a known agency, “Photo by”, “via”.</param>
public sealed partial record CreditLine(string Photographer, Agency? Agency, string Source, bool IsSure)
{
    /// <summary>Reads a credit without its parentheses.</summary>
    public static CreditLine Read(string credit, AgencyBook agencies)
    {
        ArgumentNullException.ThrowIfNull(credit);
        ArgumentNullException.ThrowIfNull(agencies);
        var text = credit.Trim().Trim('(', ')', '（', '）').Trim();
        var start = Opening().Match(text);
        var rest = text[start.Length..].Trim();
        var via = Through().Match(rest);
        var source = via.Success ? rest[(via.Index + via.Length)..].Trim() : "";
        var parts = (via.Success ? rest[..via.Index] : rest).Split(['/', '／', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var at = Array.FindIndex(parts, part => agencies.Find(part) is not null);
        var agency = at < 0 ? agencies.Find(source) : agencies.Find(parts[at]);
        var others = parts.Where((_, place) => place != at).ToList();
        var isPerson = start.Success || at >= 0 || parts.Length > 1 || via.Success;
        return new CreditLine(
            isPerson && others.Count > 0 ? others[0] : "",
            agency,
            source.Length > 0 ? source : string.Join("/", isPerson ? others.Skip(1) : others),
            start.Success || via.Success || agency is not null);
    }

    // "Photo by", "Photograph:", "Image credit:", "©", "صورة:", "تصوير". An agency's own "AFP PHOTO" and "AP Photo" are among its names.
    [GeneratedRegex(@"^(?:(?:photos?|photographs?|pictures?|images?)\s*(?:by\b|credit\b\s*:?|:)|credit\s*:|©|\(c\)|(?:الصورة|صورة|تصوير|عدسة)(?:\s*[:：]|\s))\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:^|\s+)(?:via|عبر|من خلال)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Through();
}
