using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsSite.Core.Rendering;

/// <summary>
/// Marks the paragraph, heading or list item whose letters mostly run against the text as a whole (an Arabic quotation in an English
/// story) with its own <c>dir</c>; without it the full stop would stand at the wrong end. All others take the page's direction.
/// </summary>
/// <remarks>
/// By the majority of letters, as the language of an article is told. Not <c>dir="auto"</c>, which goes by the first letter and would turn
/// an Arabic paragraph round that starts with "NATO".
/// </remarks>
internal sealed class BlockDirection
{
    private readonly bool _isMixed;
    private readonly bool _isRightToLeft;

    public BlockDirection(string markdown)
    {
        // Most texts have no such letter: one vectorized look. (Above come CJK and presentation forms; U+2019 and its like lie between.)
        if (markdown.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') < 0 && markdown.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFEFC') < 0) return;
        var balance = Balance(markdown);
        _isRightToLeft = balance > 0;
        _isMixed = true;
    }

    /// <summary>The attribute with its leading space, or an empty text where none is needed.</summary>
    public string Of(LeafBlock block)
    {
        if (!_isMixed || block.Inline is null) return "";
        var balance = Balance(block.Inline, depth: 0);
        return _isRightToLeft
            ? balance < 0 ? " dir=\"ltr\"" : ""
            : balance > 0 ? " dir=\"rtl\"" : "";
    }

    private static int Balance(ContainerInline container, int depth)
    {
        var balance = 0;
        // Deeper than this a text is refused anyway.
        for (var inline = container.FirstChild; inline is not null && depth < 200; inline = inline.NextSibling)
        {
            balance += inline switch
            {
                LiteralInline literal => Balance(literal.Content.AsSpan()),
                ContainerInline inner => Balance(inner, depth + 1),
                _ => 0,
            };
        }
        return balance;
    }

    // Letters that run right to left less letters that run left to right.
    private static int Balance(ReadOnlySpan<char> text)
    {
        var balance = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c)) balance += IsRightToLeft(c) ? 1 : -1;
        }
        return balance;
    }

    // The blocks of the Basic Multilingual Plane that Unicode gives to right-to-left scripts (Hebrew to Arabic Extended-A, and the presentation forms).
    private static bool IsRightToLeft(char c) => c is >= '\u0590' and <= '\u08FF' or >= '\uFB1D' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC';
}
