using System.Text;
using System.Text.RegularExpressions;

namespace NewsSite.Web.Presentation;

/// <summary>The body of a story in the text edition: in parts that stay light, with its links inside the edition.</summary>
/// <param name="Html">The blocks of this part, safe HTML of the house.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Parts">How many there are.</param>
public sealed partial record TextBody(string Html, int Number, int Parts)
{
    // Some 1,100 words of English: 2.5 kB when packed, which leaves as much again for all that stands around it.
    private const int PartBytes = 7000;

    /// <summary>A part of a body; null when it has none of that number.</summary>
    /// <param name="html">Safe HTML of the house, which writes one block a line and ends a list, quotation or table with a line of its own.</param>
    /// <param name="number">From 1.</param>
    public static TextBody? Of(string html, int number)
    {
        var parts = Split(html);
        return number < 1 || number > parts.Count
            ? null
            : new TextBody(Linked(parts[number - 1]), number, parts.Count);
    }

    /// <summary>The same HTML with its links inside the edition.</summary>
    /// <param name="html">Safe HTML of the house.</param>
    public static string Linked(string html) => Address().Replace(html, match => TextEdition.TwinOf(match.Value));

    private static List<string> Split(string html)
    {
        var (parts, part, bytes, depth) = (new List<string>(), new StringBuilder(), 0, 0);
        foreach (var line in html.Split('\n'))
        {
            var weight = Encoding.UTF8.GetByteCount(line);
            if (depth == 0 && bytes > 0 && bytes + weight > PartBytes)
            {
                parts.Add(part.ToString());
                part.Clear();
                bytes = 0;
            }

            part.Append(line).Append('\n');
            bytes += weight;
            depth += Opening().Count(line) - Closing().Count(line);
        }

        parts.Add(part.ToString());
        return parts;
    }

    // In HTML of the house every attribute is quoted, and a sign of a text that could be mistaken for a tag is escaped.
    [GeneratedRegex("""(?<=<a href=")/[^"]*""")]
    private static partial Regex Address();

    [GeneratedRegex("<(?!br|hr|/)[a-z]")]
    private static partial Regex Opening();

    [GeneratedRegex("</")]
    private static partial Regex Closing();
}
