using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace NewsSite.Core.Rendering;

/// <summary>
/// Markdig's tables, counted before they are built. Markdig fills every row up to the widest one, so a table has rows times columns cells:
/// 200,000 characters could ask for two thousand million.
/// </summary>
internal sealed class CountedTables(LineBreakInlineParser lineBreaks) : PipeTableParser(lineBreaks), IPostInlineProcessor
{
    /// <summary>Puts this parser where <c>UsePipeTables</c> would put its own.</summary>
    public static void AddTo(MarkdownPipelineBuilder builder)
    {
        builder.InlineParsers.InsertBefore<EmphasisInlineParser>(new CountedTables(builder.InlineParsers.FindExact<LineBreakInlineParser>()!));
        builder.UsePipeTables();
    }

    // Implemented anew: the base is not virtual, and Markdig calls it by the interface.
    bool IPostInlineProcessor.PostProcess(InlineProcessor state, Inline? root, Inline? lastChild, int postInlineProcessorIndex, bool isFinalProcessing)
    {
        var cells = isFinalProcessing && root is ContainerInline container ? new Count().Cells(container) : 0;
        var rendering = (RenderingBudget)state.Context!;
        rendering.CheckCells(cells);
        var goesOn = PostProcess(state, root, lastChild, postInlineProcessorIndex, isFinalProcessing);
        if (isFinalProcessing && state.BlockNew is Table) rendering.AddCells(cells);
        return goesOn;
    }

    /// <summary>Rows, and the most columns of one, in the inlines of a paragraph; whatever is in doubt counts.</summary>
    private struct Count
    {
        private int _rows = 1;
        private int _columns = 1;
        private bool _hasDashes;

        // Of the row that is being read: its columns, whether anything was in it yet, whether a pipe (and white space) was the last.
        private int _here = 1;
        private bool _hasBegun;
        private bool _endsInPipe;

        public Count()
        {
        }

        /// <summary>An upper bound of the cells of the table that these inlines make; 0 when they cannot make one.</summary>
        public long Cells(ContainerInline root)
        {
            // A pipe holds all that follows it, so the tree is as deep as there are pipes: walked without recursion.
            var inline = root.FirstChild;
            while (inline is not null)
            {
                See(inline);
                inline = inline is ContainerInline { FirstChild: { } child } ? child : Next(inline, root);
            }
            EndRow();
            return _hasDashes ? (long)_rows * _columns : 0;
        }

        private static Inline? Next(Inline? inline, ContainerInline root)
        {
            while (inline is not null && inline != root && inline.NextSibling is null) inline = inline.Parent;
            return inline == root ? null : inline?.NextSibling;
        }

        private void See(Inline inline)
        {
            switch (inline)
            {
                case PipeTableDelimiterInline:
                    // A pipe at the very beginning parts nothing.
                    if (_hasBegun) _here++;
                    _endsInPipe = true;
                    break;
                // A backslash at the end of a line does not end the row.
                case LineBreakInline { IsBackslash: false }:
                    _rows++;
                    EndRow();
                    return;
                case LineBreakInline:
                    _rows++;
                    _endsInPipe = false;
                    break;
                case LiteralInline literal:
                    var text = literal.Content.AsSpan();
                    _hasDashes |= text.Contains('-') && text.IndexOfAnyExcept("-: \t") < 0;
                    _endsInPipe &= text.IsWhiteSpace();
                    break;
                default:
                    _endsInPipe = false;
                    break;
            }
            _hasBegun = true;
        }

        private void EndRow()
        {
            if (_endsInPipe && _here > 1) _here--;
            _columns = Math.Max(_columns, _here);
            (_here, _hasBegun, _endsInPipe) = (1, false, false);
        }
    }
}
