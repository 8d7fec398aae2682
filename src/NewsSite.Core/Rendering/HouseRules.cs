namespace NewsSite.Core.Rendering;

/// <summary>
/// Which elements, nested how, and which attributes with which values are HTML of the house. Read by the strict reader and the sanitizer alike.
/// </summary>
internal static class HouseRules
{
    public static readonly string[] Elements =
    [
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td",
        "em", "strong", "del", "sup", "a", "code", "br",
    ];

    public static readonly string[] Attributes = ["href", "title", "dir", "start", "class", "id", "scope"];

    public static bool Allows(ReadOnlySpan<char> element, ReadOnlySpan<char> attribute, ReadOnlySpan<char> value) => attribute switch
    {
        "href" => element is "a" && LinkAddress.IsAllowed(value),
        "title" => element is "a",
        "dir" => IsTextBlock(element) && value is ("ltr" or "rtl"),
        "start" => element is "ol" && IsNumber(value),
        "class" => element is "ol" ? value is "notes" : element is ("th" or "td") && value is ("align-center" or "align-end"),
        "id" => element is "li" ? IsNumbered(value, "note-") : element is "sup" && IsNumbered(value, "note-ref-"),
        "scope" => element is "th" && value is "col",
        _ => false,
    };

    /// <summary>
    /// True where an HTML parser leaves the child inside this parent and our writers put it there. A link inside a link is told by the reader,
    /// which knows all ancestors.
    /// </summary>
    public static bool MayHold(ReadOnlySpan<char> parent, ReadOnlySpan<char> child) => parent switch
    {
        "" or "blockquote" => IsBlock(child),
        "li" => IsBlock(child) || IsInline(child),
        "ul" or "ol" => child is "li",
        "table" => child is "thead" or "tbody",
        "thead" or "tbody" => child is "tr",
        "tr" => child is "th" or "td",
        "pre" => child is "code",
        "code" => false,
        _ => IsInline(child),
    };

    /// <summary>True where running text may stand; elsewhere there are only line ends between the elements.</summary>
    public static bool MayHoldText(ReadOnlySpan<char> element) =>
        element is "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "li" or "th" or "td" or "em" or "strong" or "del" or "sup" or "a" or "code";

    public static bool IsVoid(ReadOnlySpan<char> element) => element is "br" or "hr";

    private static bool IsBlock(ReadOnlySpan<char> element) =>
        element is "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "blockquote" or "pre" or "hr" or "table";

    private static bool IsInline(ReadOnlySpan<char> element) => element is "em" or "strong" or "del" or "sup" or "a" or "code" or "br";

    private static bool IsTextBlock(ReadOnlySpan<char> element) => element is "p" or "h2" or "h3" or "h4" or "h5" or "h6" or "li";

    private static bool IsNumbered(ReadOnlySpan<char> value, string prefix) => value.StartsWith(prefix) && IsNumber(value[prefix.Length..]);

    private static bool IsNumber(ReadOnlySpan<char> value) => value.Length is > 0 and < 10 && value.IndexOfAnyExceptInRange('0', '9') < 0;
}
