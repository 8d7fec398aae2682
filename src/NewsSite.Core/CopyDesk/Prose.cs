using System.Net;
using System.Text.RegularExpressions;

namespace NewsSite.Core.CopyDesk;

/// <summary>
/// A Markdown text as readers see it, with every character where it stands in the Markdown, so that what is found in one can be changed in the other. Marks
/// inside a word are <see cref="Joint"/>, what is no prose (code, addresses) is <see cref="Hole"/>, and where a list item, quotation or heading begins
/// stands <see cref="Start"/>.
/// </summary>
internal static partial class Prose
{
    /// <summary>Nothing, inside a word or beside it.</summary>
    public const char Joint = '\u2060';

    /// <summary>Something that is no word.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>A new line of its own.</summary>
    public const char Start = '\u2029';

    /// <summary>The prose of a text, of the same length.</summary>
    public static string Of(string markdown) => Marks().Replace(markdown, match =>
        match.Groups["hole"].Success ? new string(Hole, match.Length)
        : match.Groups["start"].Success ? Start + new string(' ', match.Length - 1)
        : match.Groups["escape"].Success ? Joint + match.Value[1..]
        : match.Groups["entity"].Success ? Decoded(match.Value)
        : new string(Joint, match.Length));

    private static string Decoded(string entity) =>
        WebUtility.HtmlDecode(entity) is [var sign] ? sign + new string(Joint, entity.Length - 1) : new string(Hole, entity.Length);

    // In this order: fenced code; code; pictures; addresses; mail; names of sites, people and topics; tags, which are text here. Starts of lines. Ends of links. Escapes. Entities. Emphasis.
    [GeneratedRegex("""
        (?<hole>^(?<fence>```|~~~)[\s\S]*?(?:^\k<fence>|\z)|`[^`\n]+`|!\[[^\]\n]*\]\([^)\n]*\)|<?https?://[^\s<>)\]]+>?|www\.[^\s<>)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)(?:[\w-]+\.)+(?:com|org|net|edu|gov|mil|int|info|io)\b(?:/[^\s<>)\]]*)?|[@\#]\w+|</?[a-zA-Z][^<>\n]*>)
        |(?<start>^[ \t]*(?:(?:\#{1,6}[ \t]+|>[ \t]?|[-+*][ \t]+|[0-9]+[.)][ \t]+))+)
        |\]\((?:[^()\n]|\([^()\n]*\))*\)
        |(?<escape>\\[!-/:-@\[-`{-~])
        |(?<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)
        |\*+|~~|(?<!\w)_+|_+(?!\w)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
