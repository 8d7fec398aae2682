using System.Text;

namespace NewsSite.Core.Rendering;

/// <summary>Makes Markdown of text that is none, so that readers see it exactly as it stands.</summary>
/// <remarks>
/// Escapes what means something to CommonMark 0.31 or to any extension of Markdig's, so that it holds whatever the house's pipeline takes on
/// later; and only there, because editors go on working with the result: <c>1,200 km (AFP) - a "record" - 50%</c> stays as it is.
/// </remarks>
public static class PlainText
{
    /// <summary>The paragraphs with a blank line between each; empty when there are none.</summary>
    /// <param name="paragraphs">One line each. Those of nothing but white space show nothing and are left out.</param>
    /// <exception cref="ArgumentException">A paragraph has a line end in it.</exception>
    public static string ToMarkdown(params IEnumerable<string> paragraphs)
    {
        var markdown = new StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.AsSpan().IndexOfAny('\n', '\r') >= 0)
                throw new ArgumentException("A paragraph is one line: split the text at its line ends first.", nameof(paragraphs));
            if (string.IsNullOrWhiteSpace(paragraph))
                continue;
            if (markdown.Length > 0)
                markdown.Append("\n\n");
            AppendLine(markdown, paragraph);
        }

        return markdown.ToString();
    }

    private static void AppendLine(StringBuilder markdown, string line)
    {
        // Markdown drops white space at the ends of a line; as entities it stays.
        int start = 0, end = line.Length;
        while (char.IsWhiteSpace(line[start]))
            AppendEntity(markdown, line[start++]);
        while (char.IsWhiteSpace(line[end - 1]))
            end--;

        var marker = start > 0 ? -1 : LineStart.Marker(line);
        var signs = new LineSigns(line);
        for (var i = start; i < end; i++)
        {
            if (i == marker || signs.IsSyntax(i))
                markdown.Append('\\');
            markdown.Append(line[i]);
        }

        for (var i = end; i < line.Length; i++)
            AppendEntity(markdown, line[i]);
    }

    private static void AppendEntity(StringBuilder markdown, char c) => markdown.Append("&#").Append((int)c).Append(';');
}
