using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;

namespace NewsSite.Core.Rendering;

/// <summary>
/// What one rendering may still use: its time, its table cells, the blocks that open on one line. It travels through Markdig as the parser's
/// context, and parsers that never match anything ask it at every line and at every sign that can start markup, so that a slow text is
/// really stopped and not only waited for no longer.
/// </summary>
/// <remarks>A limit on work, not a time of day: it runs on the machine's tick also where a test holds the clock.</remarks>
internal sealed class RenderingBudget(RenderingLimits limits, CancellationToken ct) : MarkdownParserContext
{
    // Asking the clock costs more than most of what is asked between; sixteen passes over the longest text take a millisecond or two.
    private const int AskedOnce = 16;

    private readonly long _end = Environment.TickCount64 + (long)limits.Time.TotalMilliseconds;
    private int _asked;
    private long _cells;
    private int _line = -1;
    private int _opened;

    /// <exception cref="RenderingRefusedException">The time is up.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public void Check()
    {
        if (++_asked % AskedOnce != 0) return;
        ct.ThrowIfCancellationRequested();
        if (Environment.TickCount64 > _end) throw new RenderingRefusedException(RenderingProblems.TooSlow(limits.Time));
    }

    /// <exception cref="RenderingRefusedException">So many more table cells are too many.</exception>
    public void CheckCells(long more)
    {
        if (_cells + more > limits.TableCells) throw new RenderingRefusedException(RenderingProblems.TooManyCells(limits.TableCells));
    }

    public void AddCells(long more) => _cells += more;

    /// <summary>Counts the quotes and lists that open on one line: Markdig tells their depth only when it has opened them all.</summary>
    /// <exception cref="RenderingRefusedException">They go deeper than any text may.</exception>
    private void CheckOpening(int line)
    {
        if (line != _line) (_line, _opened) = (line, 0);
        if (++_opened > limits.Depth + 1) throw new RenderingRefusedException(RenderingProblems.TooDeep(limits.Depth));
    }

    /// <summary>Asks at every line.</summary>
    internal sealed class AtEveryLine : BlockParser
    {
        public override BlockState TryOpen(BlockProcessor processor)
        {
            (processor.Context as RenderingBudget)?.Check();
            return BlockState.None;
        }
    }

    /// <summary>Asks at every sign that may open a quote or a list item.</summary>
    internal sealed class AtEveryOpening : BlockParser
    {
        public AtEveryOpening() => OpeningCharacters = ['>', '-', '+', '*', .. "0123456789"];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            (processor.Context as RenderingBudget)?.CheckOpening(processor.LineIndex);
            return BlockState.None;
        }
    }

    /// <summary>
    /// Asks at every sign that starts inline markup. Each such sign may cost one pass over the rest of its paragraph (that is how
    /// <c>[a](</c> hangs Markdig), so nothing slower than one pass goes unasked.
    /// </summary>
    internal sealed class AtEverySign : InlineParser
    {
        public AtEverySign() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '<', '&', '`', '\\', '|', '\n', '\r'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            (processor.Context as RenderingBudget)?.Check();
            return false;
        }
    }
}
