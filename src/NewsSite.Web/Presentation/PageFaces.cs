using System.Buffers;
using NewsSite.Core.Articles;

namespace NewsSite.Web.Presentation;

/// <summary>
/// The files of the site's own faces that a page draws with, for the browser to fetch before its first paint. One that it found out about only by drawing
/// could come a moment after that, and move the text.
/// </summary>
public static class PageFaces
{
    // Letters beyond those of Western Europe, as the sheet's unicode-range has them: a second file for each weight.
    private static readonly SearchValues<char> Extended = SearchValues.Create(
        [.. Range('\u0100', '\u0130'), .. Range('\u0132', '\u0151'), .. Range('\u0154', '\u017F'), .. Range('\u0218', '\u021B'), .. Range('\u02BB', '\u02BF'), .. Range('\u1E00', '\u1EFF'), '\u2116']);

    /// <summary>Names as <see cref="SiteStyle.Font"/> takes them, each once.</summary>
    /// <param name="head">The page.</param>
    /// <param name="direction">Of the page: <c>ltr</c> or <c>rtl</c>.</param>
    /// <param name="siteTitle">What the nameplate says.</param>
    public static IEnumerable<string> Of(PageHead head, string direction, string siteTitle)
    {
        ArgumentNullException.ThrowIfNull(head);
        var nameplate = Script.Of(siteTitle) is { IsRightToLeft: true } ? "naskh" : "serif-headline";
        if (direction == "rtl")
            return new[] { "naskh", nameplate }.Distinct();

        List<string> faces = ["serif-headline", "serif-text", nameplate];
        if (head.HasItalics)
            faces.Add("serif-italic");
        if (head.Title.AsSpan().ContainsAny(Extended) || (head.Stories ?? []).Any(story => Script.Of(story.Headline) == Script.Latin && story.Headline.AsSpan().ContainsAny(Extended)))
            faces.Add("serif-headline-extended");
        if (head.Story is { } story && (story.Story.Standfirst.AsSpan().ContainsAny(Extended) || story.Story.BodyHtml.AsSpan().ContainsAny(Extended)))
            faces.Add("serif-text-extended");
        return faces.Distinct();
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
