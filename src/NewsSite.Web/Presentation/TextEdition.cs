using Microsoft.AspNetCore.Diagnostics;

namespace NewsSite.Web.Presentation;

/// <summary>
/// The site as text alone: every reader page has a twin at the same address below <c>/text</c>, drawn from the same page model by smaller parts
/// (<c>Pages/Text</c>), whose links stay within it. Its canonical address is the full page's.
/// </summary>
public static class TextEdition
{
    /// <summary>Where it begins: the twin of the front page.</summary>
    public const string Root = "/text";

    /// <summary>True for a page of the edition, and for the error in place of one.</summary>
    public static bool IsTextEdition(this HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path;
        return new PathString(path).StartsWithSegments(Root, StringComparison.Ordinal);
    }

    /// <summary>The address in the edition that the reader is in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="address">Address of a full page, site-relative.</param>
    public static string Within(this HttpContext context, string address) => context.IsTextEdition() ? TwinOf(address) : address;

    /// <summary>The address of a page's twin; the address itself for files and feeds, which have none.</summary>
    /// <param name="address">Site-relative.</param>
    public static string TwinOf(string address) => HasTwin(address) ? address == "/" ? Root : address.StartsWith("/#", StringComparison.Ordinal) || address.StartsWith("/?", StringComparison.Ordinal) ? Root + address[1..] : Root + address : address;

    /// <summary>The full page's address.</summary>
    /// <param name="address">Address in either edition, site-relative.</param>
    public static string FullOf(string address) =>
        address == Root ? "/" : address.StartsWith(Root + "/", StringComparison.Ordinal) ? address[Root.Length..] : address;

    private static bool HasTwin(string address)
    {
        if (address.Length == 0 || address[0] != '/' || address.StartsWith("//", StringComparison.Ordinal) || FullOf(address) != address)
            return false;
        var path = address.AsSpan(0, address.AsSpan().IndexOfAny('?', '#') is >= 0 and var end ? end : address.Length);
        return !path.StartsWith("/admin") && !path.StartsWith("/media/") && !path[path.LastIndexOf('/')..].Contains('.');
    }
}
