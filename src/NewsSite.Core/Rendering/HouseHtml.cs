using Ganss.Xss;

namespace NewsSite.Core.Rendering;

/// <summary>
/// The HTML that a text of ours may consist of: the elements of a story, links with allowed addresses, and a handful of fixed classes and ids.
/// No script, no style, no form, no picture, no attribute that runs anything.
/// </summary>
public static class HouseHtml
{
    // Blocks and inlines may each go RenderingLimits.Depth deep; a table adds four.
    private const int Depth = 200;

    private static readonly HtmlSanitizer Sanitizer = HouseSanitizer.Create();

    /// <summary>
    /// True when the HTML is exactly what our own writers write: known tags in lower case, properly nested, attributes spelt one way, text
    /// escaped. An HTML parser reads such HTML as it stands, so sanitizing it changes nothing. One pass, nothing allocated.
    /// </summary>
    /// <remarks>Stands in for parsing and sanitizing each text again, which takes longer than rendering it.</remarks>
    public static bool IsStrict(ReadOnlySpan<char> html) =>
        new HouseHtmlReader(html, stackalloc byte[Depth]).IsStrict();

    /// <summary>
    /// Makes HTML safe: what is not of the house loses its tags and keeps its text, a dangerous link loses its address. Sanitizing twice gives
    /// the same as once.
    /// </summary>
    /// <remarks>For HTML of our own making, whose length and depth have limits: a parser takes a minute for 50,000 elements inside one another.</remarks>
    internal static string Sanitize(string html)
    {
        // Taking a tag away can leave its children where a parser would not (a paragraph right in a table): once more, until it stands still.
        for (var round = 0; round < 8; round++)
        {
            var sanitized = Sanitizer.Sanitize(html);
            if (sanitized == html) return sanitized;
            html = sanitized;
        }
        var text = new HtmlText(html.Length, int.MaxValue);
        text.Tag("<p>");
        text.Text(ReadingText.FromHtml(html));
        text.Tag("</p>\n");
        return text.ToString();
    }
}
