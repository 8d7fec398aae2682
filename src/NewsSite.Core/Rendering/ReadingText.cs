using System.Globalization;
using System.Net;
using System.Text;

namespace NewsSite.Core.Rendering;

/// <summary>The words of a rendered text without its markup: for the search index, excerpts and word counts.</summary>
public static class ReadingText
{
    /// <summary>The plain text of <see cref="HouseHtml">HTML of the house</see>.</summary>
    /// <returns>
    /// One line (<c>\n</c>) for each paragraph, heading, list item, table row, line of code and hard line break, cells apart by a space, without
    /// empty lines; empty for empty HTML. The numbers of footnotes and the arrows back from them are left out, the notes themselves are in.
    /// Other HTML does no harm, but its scripts and styles would come out as text.
    /// </returns>
    public static string FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new StringBuilder(html.Length);
        var rest = html.AsSpan();
        var (isCode, markEnd) = (false, "");
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOf('<');
            if (markEnd.Length == 0) Append(text, start < 0 ? rest : rest[..start], isCode);
            var length = start < 0 ? -1 : rest[start..].IndexOf('>');
            if (length < 0) break;
            var tag = rest.Slice(start + 1, length - 1);
            rest = rest[(start + length + 1)..];
            if (markEnd.Length > 0)
            {
                if (tag.SequenceEqual(markEnd)) markEnd = "";
                continue;
            }
            markEnd = tag.StartsWith("sup ") ? "/sup" : tag.StartsWith("a href=\"#note-ref-") ? "/a" : "";
            isCode = tag is "pre" || (isCode && tag is not "/pre");
            Separate(text, tag);
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>The beginning of a plain text, cut between words and closed by <c>…</c> when something is left out.</summary>
    /// <param name="text">Plain text, such as <see cref="FromHtml"/> gives; its line ends become spaces.</param>
    /// <param name="length">The most UTF-16 characters of the result, the ellipsis included; at least 2.</param>
    /// <returns>
    /// The text itself where it is short enough. A word longer than all there is room for is cut between two characters as readers see them.
    /// </returns>
    public static string Excerpt(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        var line = text.Replace('\n', ' ').Trim();
        if (line.Length <= length) return line;
        var end = length - 1;
        while (end > 0 && !char.IsWhiteSpace(line[end])) end--;
        if (end == 0)
        {
            for (var next = 0; next < length; next += StringInfo.GetNextTextElementLength(line, next)) end = next;
        }
        return line[..end].TrimEnd().TrimEnd(',', ';', ':', '،', '؛', '-', '–', '—').TrimEnd() + "…";
    }

    // White space at the start of a line is the layout of the HTML, not the text.
    private static void Append(StringBuilder text, ReadOnlySpan<char> run, bool isCode)
    {
        if (run.IsEmpty) return;
        if (run.Contains('&')) run = WebUtility.HtmlDecode(run.ToString());
        while (!run.IsEmpty)
        {
            if (!isCode && IsAtStart(text)) run = run.TrimStart(" \n\t");
            var end = run.IndexOf('\n');
            text.Append(end < 0 ? run : run[..end]);
            if (end < 0) return;
            if (isCode) BreakLine(text);
            else if (!IsAtStart(text) && text[^1] != ' ') text.Append(' ');
            run = run[(end + 1)..];
        }
    }

    private static void Separate(StringBuilder text, ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var end = name.IndexOf(' ');
        switch (end < 0 ? name : name[..end])
        {
            case "a" or "em" or "strong" or "del" or "sup" or "code": break;
            case "td" or "th": if (!IsAtStart(text) && text[^1] != ' ') text.Append(' '); break;
            default: BreakLine(text); break;
        }
    }

    private static void BreakLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\t') text.Length--;
        if (!IsAtStart(text)) text.Append('\n');
    }

    private static bool IsAtStart(StringBuilder text) => text.Length == 0 || text[^1] == '\n';
}
