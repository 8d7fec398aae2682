using System.Text.RegularExpressions;

namespace NewsSite.Web.Presentation;

/// <summary>
/// A style sheet of the readers' pages, inlined in each page: a separate request would hold back the first paint. It is a constant of
/// the build, so a content security policy can allow it by its hash, without <c>unsafe-inline</c> and in cacheable pages.
/// </summary>
public sealed partial class SiteStyle
{
    private SiteStyle(string text)
    {
        Text = text;
        SourceExpression = Inlined.SourceExpression(text);
    }

    /// <summary>What stands between <c>&lt;style&gt;</c> and <c>&lt;/style&gt;</c>, to the letter.</summary>
    public string Text { get; }

    /// <summary>For <c>style-src</c>.</summary>
    public string SourceExpression { get; }

    /// <summary>Address of one of the sheet's fonts, to be fetched before the sheet asks for it.</summary>
    /// <param name="name">File name without hash, for example <c>serif-text</c>.</param>
    /// <exception cref="ArgumentException">The sheet has no such font.</exception>
    public string Font(string name) =>
        FontAddress().Matches(Text).Select(match => match.Value).FirstOrDefault(address => address.StartsWith($"/fonts/{name}.", StringComparison.Ordinal))
        ?? throw new ArgumentException($"The sheet has no font '{name}'.", nameof(name));

    /// <summary>Reads a sheet from the program itself.</summary>
    /// <param name="parts">Names of files, which follow one another.</param>
    public static SiteStyle Read(params IEnumerable<string> parts) => new(string.Concat(parts.Select(name => Compact(Inlined.Read(name + ".css")))));

    /// <summary>The sheet without comments, line ends and the spaces around its punctuation. It has no string in which these would matter.</summary>
    public static string Compact(string css)
    {
        var lines = Comment().Replace(css, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var joined = Punctuation().Replace(string.Join(' ', lines), "$1").Replace(";}", "}", StringComparison.Ordinal);
        return Value().Replace(joined, "").Trim();
    }

    [GeneratedRegex(@"/fonts/[\w.-]+")]
    private static partial Regex FontAddress();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@" ?([{};,]) ?")]
    private static partial Regex Punctuation();

    // Only after the name of a property: elsewhere a space beside ':' can be a descendant selector.
    [GeneratedRegex(@"(?<=[{;(][\w-]+:) ")]
    private static partial Regex Value();
}
