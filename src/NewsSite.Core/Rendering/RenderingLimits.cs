namespace NewsSite.Core.Rendering;

/// <summary>
/// How much one text may cost. Markdig 1.6.0 can be made to work for half a minute by 200,000 characters, and to write a thousand times
/// what it read; authors are not trusted with that. The defaults leave every story of a newsroom alone: a long read has 60,000 characters.
/// </summary>
public sealed record RenderingLimits
{
    /// <summary>The most UTF-16 characters of Markdown. 200,000 is three long reads, and is parsed in some ten milliseconds when it is prose.</summary>
    public int Length { get; init; } = 200_000;

    /// <summary>
    /// The most UTF-16 characters of HTML. Prose grows by a twentieth, the densest harmless markup six to ten times; ten times the longest text
    /// is out of reach for anything but a text made to grow (one long link address used 5,000 times made 125 MB).
    /// </summary>
    public int HtmlLength { get; init; } = 2_000_000;

    /// <summary>How many quotes, lists, links and emphases may stand inside one another. Nobody reads past six; browsers cap theirs at 512.</summary>
    public int Depth { get; init; } = 40;

    /// <summary>
    /// The most cells of all tables together, short rows filled up to the widest: filling is quadratic (8,000 characters made a million cells).
    /// A table of 10,000 cells is a data file, not a story.
    /// </summary>
    public int TableCells { get; init; } = 10_000;

    /// <summary>How long one text may take, measured by the machine's own tick.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Up to this many UTF-16 characters a text is rendered by the calling thread: the worst text known of this length takes 0.13 seconds of processor,
    /// and nearly every article is shorter. Longer ones are rendered by a worker that can be left behind.
    /// </summary>
    public int ShortText { get; init; } = 8_000;

    /// <summary>How many workers may run at once, those left behind included; with all of them busy a long text is refused for the moment.</summary>
    public int Workers { get; init; } = 4;
}
