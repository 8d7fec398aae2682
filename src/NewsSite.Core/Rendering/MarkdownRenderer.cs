using System.Text;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace NewsSite.Core.Rendering;

/// <summary>
/// The one way from the Markdown that editors write to the HTML that readers get; used when a revision is saved and by the preview,
/// never when a page is read. Safe to share between threads; one instance serves the whole program.
/// </summary>
/// <remarks>
/// CommonMark 0.31 with tables, struck-out text and footnotes; <c>docs/writing.md</c> lists it for editors. Raw HTML is shown as text, a link
/// with a dangerous address keeps its text only, a picture becomes a link to it. The walls, in order: nothing but our own two writers makes
/// tags; the result must be <see cref="HouseHtml.IsStrict">strict HTML of the house</see>; if it ever is not, a sanitizer makes it safe.
/// The same text always gives the same HTML.
/// </remarks>
/// <param name="limits">What one text may cost; the defaults of <see cref="RenderingLimits"/> when null.</param>
public sealed class MarkdownRenderer(RenderingLimits? limits = null) : IDisposable
{
    private readonly RenderingLimits _limits = limits ?? new RenderingLimits();
    private readonly MarkdownPipeline _pipeline = Pipeline((limits ?? new RenderingLimits()).Depth);
    private readonly SemaphoreSlim _workers = new((limits ?? new RenderingLimits()).Workers);

    /// <summary>Renders a body.</summary>
    /// <param name="markdown">The text as typed; line ends of any kind.</param>
    /// <param name="ct">Ends the work early.</param>
    /// <returns>
    /// The HTML, or the problem with the text: longer, deeper, slower or larger than <see cref="RenderingLimits"/> allow, each in words for its
    /// editor. It comes back within about the time limit, whatever the text; a worker that could not be stopped by then is left behind
    /// and counts against <see cref="RenderingLimits.Workers"/> until it ends.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public RenderedText Render(string markdown, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        ct.ThrowIfCancellationRequested();
        if (markdown.Length > _limits.Length)
            return RenderedText.Refused(RenderingProblems.TooLong(markdown.Length, _limits.Length));
        return markdown.Length <= _limits.ShortText ? RenderHere(markdown, ct) : RenderOnWorker(markdown, ct);
    }

    /// <summary>Lets go of the count of workers; no text may be rendered afterwards.</summary>
    public void Dispose() => _workers.Dispose();

    // A thread of its own: a worker left behind must not be one of the pool that serves readers.
    private RenderedText RenderOnWorker(string markdown, CancellationToken ct)
    {
        if (!_workers.Wait(_limits.Time, ct)) return RenderedText.Refused(RenderingProblems.Busy);
        var done = new TaskCompletionSource<RenderedText>();
        new Thread(() => Work(markdown, done, ct)) { IsBackground = true, Name = "Markdown" }.Start();
        return Task.WaitAny([done.Task], (int)(_limits.Time * 1.25).TotalMilliseconds, ct) == 0
            ? done.Task.GetAwaiter().GetResult()
            : RenderedText.Refused(RenderingProblems.TooSlow(_limits.Time));
    }

    private void Work(string markdown, TaskCompletionSource<RenderedText> done, CancellationToken ct)
    {
        try
        {
            var rendered = RenderHere(markdown, ct);
            Release();
            done.SetResult(rendered);
        }
        catch (Exception e)
        {
            Release();
            done.SetException(e);
        }
    }

    private void Release()
    {
        try
        {
            _workers.Release();
        }
        catch (ObjectDisposedException)
        {
            // The program is ending and did not wait for a text that nobody waits for either.
        }
    }

    private RenderedText RenderHere(string markdown, CancellationToken ct)
    {
        try
        {
            var budget = new RenderingBudget(_limits, ct);
            var html = Write(Parse(WellFormed(markdown), budget), markdown, budget);
            return RenderedText.Of(HouseHtml.IsStrict(html) ? html : HouseHtml.Sanitize(html));
        }
        catch (RenderingRefusedException refused)
        {
            return RenderedText.Refused(refused.Message);
        }
    }

    private MarkdownDocument Parse(string markdown, RenderingBudget budget)
    {
        try
        {
            return Markdown.Parse(markdown, _pipeline, budget);
        }
        catch (ArgumentException e) when (e.Message.Contains("depth limit", StringComparison.Ordinal))
        {
            throw new RenderingRefusedException(RenderingProblems.TooDeep(_limits.Depth));
        }
    }

    private string Write(MarkdownDocument document, string markdown, RenderingBudget budget)
    {
        var html = new HtmlText(expected: markdown.Length + markdown.Length / 8 + 16, _limits.HtmlLength);
        var inlines = new InlineWriter(html, budget, _limits.Depth);
        new BlockWriter(html, inlines, new BlockDirection(markdown), budget, _limits.Depth).Children(document);
        return html.ToString();
    }

    // Half a surrogate pair is no text and can be stored as UTF-8 by nobody; it becomes U+FFFD, as in every decoder.
    private static string WellFormed(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }

    // Left out on purpose: raw HTML and generic attributes (script), heading ids (they clash with the page, and 20,000 equal ones took 12 s),
    // bare addresses as links and typographic replacements (a text says what was typed), mathematics ($ is money here).
    private static MarkdownPipeline Pipeline(int depth)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = depth }
            .DisableHtml()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseFootnotes();
        CountedTables.AddTo(builder);
        builder.BlockParsers.Insert(0, new RenderingBudget.AtEveryLine());
        builder.BlockParsers.Insert(0, new RenderingBudget.AtEveryOpening());
        builder.InlineParsers.Insert(0, new RenderingBudget.AtEverySign());
        return builder.Build();
    }
}
