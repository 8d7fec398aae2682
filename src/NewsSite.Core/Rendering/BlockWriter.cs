using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace NewsSite.Core.Rendering;

/// <summary>
/// Writes the blocks of a syntax tree as HTML of the house, one block a line. What stands in this file and in <see cref="InlineWriter"/> is all
/// that can come out: no tag, attribute or class is ever taken from the text, and a kind of block that is not known gives up its text only.
/// </summary>
internal sealed class BlockWriter(HtmlText html, InlineWriter inlines, BlockDirection direction, RenderingBudget budget, int maxDepth)
{
    private readonly HeadingOutline _outline = new();

    private int _depth;

    public void Children(ContainerBlock container)
    {
        if (++_depth > maxDepth) throw new RenderingRefusedException(RenderingProblems.TooDeep(maxDepth));
        foreach (var block in container) Block(block);
        _depth--;
    }

    private void Block(Block block)
    {
        budget.Check();
        switch (block)
        {
            case ParagraphBlock paragraph: Leaf("p", paragraph); break;
            case HeadingBlock heading: Leaf(HeadingTag(_outline.Place(heading.Level)), heading); break;
            case QuoteBlock quote: Container("blockquote", quote); break;
            case ListBlock list: List(list); break;
            case CodeBlock code: Code(code); break;
            case ThematicBreakBlock: html.Tag("<hr>\n"); break;
            case Table table: Table(table); break;
            case FootnoteGroup notes: Notes(notes); break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or EmptyBlock or BlankLineBlock: break;
            case ContainerBlock unknown: Children(unknown); break;
            case LeafBlock unknown: Leaf("p", unknown); break;
        }
    }

    private void Leaf(string tag, LeafBlock leaf)
    {
        html.Tag($"<{tag}{direction.Of(leaf)}>");
        if (leaf.Inline is not null) inlines.Children(leaf.Inline);
        else html.Text(leaf.Lines.ToString());
        html.Tag($"</{tag}>\n");
    }

    private void Container(string tag, ContainerBlock container)
    {
        html.Tag($"<{tag}>\n");
        Children(container);
        html.Tag($"</{tag}>\n");
    }

    private void List(ListBlock list)
    {
        html.Tag(list.IsOrdered ? "<ol" : "<ul");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
            html.Attribute("start", start.ToString(CultureInfo.InvariantCulture));
        html.Tag(">\n");
        foreach (var item in list) Item((ListItemBlock)item, list.IsLoose);
        html.Tag(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private void Item(ListItemBlock item, bool isLoose)
    {
        if (isLoose)
        {
            Container("li", item);
            return;
        }
        if (++_depth > maxDepth) throw new RenderingRefusedException(RenderingProblems.TooDeep(maxDepth));
        html.Tag($"<li{(item.Count > 0 && item[0] is ParagraphBlock first ? direction.Of(first) : "")}>");
        for (var i = 0; i < item.Count; i++)
        {
            if (item[i] is ParagraphBlock { Inline: { } text })
            {
                inlines.Children(text);
                if (i + 1 < item.Count) html.Tag("\n");
            }
            else
            {
                Block(item[i]);
            }
        }
        html.Tag("</li>\n");
        _depth--;
    }

    private void Code(CodeBlock code)
    {
        // The language of a fence is left out: nothing colours code here.
        html.Tag("<pre><code>");
        for (var i = 0; i < code.Lines.Count; i++)
        {
            html.Text(code.Lines.Lines[i].Slice.AsSpan());
            html.Tag("\n");
        }
        html.Tag("</code></pre>\n");
    }

    private void Table(Table table)
    {
        html.Tag("<table>\n");
        var part = "";
        foreach (var block in table)
        {
            budget.Check();
            var row = (TableRow)block;
            var wanted = row.IsHeader ? "thead" : "tbody";
            if (part != wanted)
            {
                if (part.Length > 0) html.Tag($"</{part}>\n");
                html.Tag($"<{wanted}>\n");
                part = wanted;
            }
            Row(table, row);
        }
        if (part.Length > 0) html.Tag($"</{part}>\n");
        html.Tag("</table>\n");
    }

    private void Row(Table table, TableRow row)
    {
        html.Tag("<tr>\n");
        for (var column = 0; column < row.Count; column++)
        {
            html.Tag(row.IsHeader ? "<th scope=\"col\"" : "<td");
            if (column < table.ColumnDefinitions.Count) html.Tag(Alignment(table.ColumnDefinitions[column].Alignment));
            html.Tag(">");
            foreach (var block in (TableCell)row[column])
                if (block is LeafBlock { Inline: { } text }) inlines.Children(text);
            html.Tag(row.IsHeader ? "</th>\n" : "</td>\n");
        }
        html.Tag("</tr>\n");
    }

    // Left is what a cell is anyway where the text runs that way, so it is not said.
    private static string Alignment(TableColumnAlign? alignment) => alignment switch
    {
        TableColumnAlign.Center => " class=\"align-center\"",
        TableColumnAlign.Right => " class=\"align-end\"",
        _ => "",
    };

    private void Notes(FootnoteGroup notes)
    {
        if (notes.Count == 0) return;
        html.Tag("<ol class=\"notes\">\n");
        foreach (var block in notes)
        {
            var note = (Footnote)block;
            html.Tag("<li");
            html.Attribute("id", NoteIds.OfNote(note));
            html.Tag(">\n");
            Children(note);
            html.Tag("</li>\n");
        }
        html.Tag("</ol>\n");
    }

    private static string HeadingTag(int level) => level switch { 2 => "h2", 3 => "h3", 4 => "h4", 5 => "h5", _ => "h6" };
}
