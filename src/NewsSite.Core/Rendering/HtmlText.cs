using System.Buffers;
using System.Text;

namespace NewsSite.Core.Rendering;

/// <summary>HTML in the making: tags as given, text escaped as the HTML standard serializes it (§13.3), and an end to its length.</summary>
internal sealed class HtmlText(int expected, int limit)
{
    /// <summary>Left out: invisible controls (HTML §13.2.3.5 calls them errors) and the two noncharacters that no XML feed may carry.</summary>
    public static readonly string NeverWritten = string.Concat(
        Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n'))) + "\uFFFE\uFFFF";

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("&<>\"\u00A0" + NeverWritten);

    // The same below U+0080, which is what the processor finds sixteen at a time; the others are asked for as ranges.
    private static readonly SearchValues<char> NotPlainAscii = SearchValues.Create(
        "&<>" + string.Concat(NeverWritten.Where(char.IsAscii)));

    private readonly StringBuilder _html = new(expected);

    public void Tag(string tag)
    {
        Grow(tag.Length);
        _html.Append(tag);
    }

    public void Text(ReadOnlySpan<char> text) => Escape(text, inAttribute: false);

    /// <summary>Writes <c> name="value"</c>.</summary>
    public void Attribute(string name, ReadOnlySpan<char> value)
    {
        _html.Append(' ').Append(name).Append("=\"");
        Escape(value, inAttribute: true);
        _html.Append('"');
    }

    public override string ToString() => _html.ToString();

    private void Escape(ReadOnlySpan<char> text, bool inAttribute)
    {
        Grow(text.Length);
        if (!inAttribute && IsPlain(text))
        {
            _html.Append(text);
            return;
        }
        for (var next = text.IndexOfAny(NotPlain); next >= 0; next = text.IndexOfAny(NotPlain))
        {
            _html.Append(text[..next]);
            _html.Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\u00A0' => "&nbsp;",
                '"' => inAttribute ? "&quot;" : "\"",
                _ => "",
            });
            text = text[(next + 1)..];
        }
        _html.Append(text);
    }

    private static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAny(NotPlainAscii) && !text.ContainsAnyInRange('\u0080', '\u00A0') && !text.ContainsAnyInRange('\uFFFE', '\uFFFF');

    private void Grow(int by)
    {
        if (_html.Length + (long)by > limit) throw new RenderingRefusedException(RenderingProblems.TooMuchHtml(limit));
    }
}
