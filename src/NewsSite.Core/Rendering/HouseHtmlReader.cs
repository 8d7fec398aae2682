using System.Buffers;

namespace NewsSite.Core.Rendering;

/// <summary>Reads HTML once from front to back and tells whether it is strict HTML of the house; see <see cref="HouseHtml.IsStrict"/>.</summary>
/// <param name="html">The HTML; what is still unread of it as the reader goes on.</param>
/// <param name="open">Room for the elements that are open at one time, as indexes into <see cref="HouseRules.Elements"/>.</param>
internal ref struct HouseHtmlReader(ReadOnlySpan<char> html, Span<byte> open)
{
    private static readonly SearchValues<char> EndOfText = SearchValues.Create("<>&" + AsciiControls);

    private static readonly SearchValues<char> EndOfValue = SearchValues.Create("\"&" + AsciiControls);

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static string AsciiControls => string.Concat(HtmlText.NeverWritten.Where(char.IsAscii));

    private static readonly string[] References = ["&amp;", "&lt;", "&gt;", "&nbsp;", "&quot;"];

    private ReadOnlySpan<char> _html = html;
    private readonly Span<byte> _open = open;
    private int _depth = 0;
    private bool _inLink = false;

    public bool IsStrict()
    {
        // Upper controls, a bare no-break space and noncharacters, sought in the whole at once: that is what the processor is quick at.
        if (_html.ContainsAnyInRange('\u0080', '\u00A0') || _html.ContainsAnyInRange('\uFFFE', '\uFFFF')) return false;
        while (!_html.IsEmpty)
        {
            var isRead = _html[0] != '<' ? ReadText() : _html.StartsWith("</") ? ReadEnd() : ReadStart();
            if (!isRead) return false;
        }
        return _depth == 0;
    }

    private readonly ReadOnlySpan<char> Parent => _depth == 0 ? "" : HouseRules.Elements[_open[_depth - 1]];

    private bool ReadText()
    {
        if (!HouseRules.MayHoldText(Parent))
        {
            var end = _html.IndexOfAnyExcept('\n');
            _html = end < 0 ? [] : _html[end..];
            return _html.IsEmpty || _html[0] == '<';
        }
        return SkipUntil(EndOfText, '<');
    }

    private bool ReadEnd()
    {
        _html = _html[2..];
        if (_depth == 0 || !Skip(Parent) || !Skip(">")) return false;
        if (Parent is "a") _inLink = false;
        _depth--;
        return true;
    }

    private bool ReadStart()
    {
        _html = _html[1..];
        var name = Name();
        var element = IndexOf(HouseRules.Elements, name);
        if (element < 0 || !HouseRules.MayHold(Parent, name) || (name is "a" && _inLink)) return false;
        if (!ReadAttributes(name)) return false;
        if (HouseRules.IsVoid(name)) return true;
        if (_depth == _open.Length) return false;
        _open[_depth++] = (byte)element;
        _inLink |= name is "a";
        return true;
    }

    private bool ReadAttributes(ReadOnlySpan<char> element)
    {
        var seen = 0;
        while (Skip(" "))
        {
            var name = Name();
            // A parser drops the second of two equal attributes: not as it stands, so not strict.
            var once = 1 << Math.Max(IndexOf(HouseRules.Attributes, name), 0);
            if ((seen & once) != 0 || !Skip("=\"")) return false;
            seen |= once;
            var value = _html;
            if (!SkipUntil(EndOfValue, '"') || _html.IsEmpty) return false;
            value = value[..^_html.Length];
            if (!HouseRules.Allows(element, name, value)) return false;
            _html = _html[1..];
        }
        return Skip(">");
    }

    private static int IndexOf(string[] names, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < names.Length; i++)
            if (name.SequenceEqual(names[i])) return i;
        return -1;
    }

    private ReadOnlySpan<char> Name()
    {
        var end = _html.IndexOfAnyExcept(NameLetters);
        var name = end < 0 ? _html : _html[..end];
        _html = _html[name.Length..];
        return name;
    }

    // Leaves the end character unread. The only other stops that are passed over are the five references that we write.
    private bool SkipUntil(SearchValues<char> stops, char end)
    {
        while (true)
        {
            var stop = _html.IndexOfAny(stops);
            _html = stop < 0 ? [] : _html[stop..];
            if (stop < 0 || _html[0] == end) return true;
            if (!SkipReference()) return false;
        }
    }

    private bool SkipReference()
    {
        foreach (var reference in References)
            if (Skip(reference)) return true;
        return false;
    }

    private bool Skip(ReadOnlySpan<char> expected)
    {
        if (!_html.StartsWith(expected)) return false;
        _html = _html[expected.Length..];
        return true;
    }
}
