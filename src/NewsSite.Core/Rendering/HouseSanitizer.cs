using AngleSharp.Dom;
using Ganss.Xss;

namespace NewsSite.Core.Rendering;

/// <summary>
/// HtmlSanitizer narrowed from its defaults to the rules of the house, and widened by <c>mailto:</c> and <c>tel:</c>, which it drops otherwise.
/// </summary>
internal static class HouseSanitizer
{
    public static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = HouseRules.Elements.ToHashSet(),
            AllowedAttributes = HouseRules.Attributes.ToHashSet(),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            AllowDataAttributes = false,
            KeepChildNodes = true,
        };
        // Its own reading of schemes takes "?q=a:b" for one; ours is the one for all links.
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = LinkAddress.IsAllowed(url.OriginalUrl.Trim(' ')) ? url.OriginalUrl : null;
        sanitizer.PostProcessNode += (_, node) => DropAttributes(node.Node);
        return sanitizer;
    }

    // Its lists hold for every element; the rules of the house go by element and value.
    private static void DropAttributes(INode node)
    {
        if (node is not IElement element) return;
        foreach (var attribute in element.Attributes.ToList())
        {
            if (!HouseRules.Allows(element.LocalName, attribute.Name, attribute.Value)) element.RemoveAttribute(attribute.Name);
        }
    }
}
