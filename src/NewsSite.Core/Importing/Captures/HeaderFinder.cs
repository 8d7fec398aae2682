namespace NewsSite.Core.Importing.Captures;

/// <summary>
/// Finds the lines at which articles start (R1 and R2 of docs/source-format.md). Each question looks at most a dozen lines ahead, so
/// asking it for every line of a file takes time by the file's length.
/// </summary>
internal sealed class HeaderFinder(IReadOnlyList<CaptureLine> lines)
{
    /// <summary>R2: so many blank lines are a hint that an article ends.</summary>
    public const int LargeGap = 3;

    // R1 (b): text lines between the two headlines.
    private const int LinesBetweenMost = 12;

    /// <summary>The header that starts at a line; null when none does.</summary>
    public CaptureHeader? At(int start) =>
        lines[start].IsWidget || (start > 0 && lines[start].BlankLinesBefore == 0) ? null : Repeated(start) ?? NotRepeated(start);

    /// <summary>Whether a full header with a TT starts at a line, but for the blank line that must stand before it.</summary>
    public bool LacksBlankLine(int start) =>
        start > 0 && lines[start].BlankLinesBefore == 0 && !lines[start].IsWidget && HasWidgetAhead(start)
        && Repeated(start) is { } header && Between(header).Any(line => line.IsWidget);

    private bool HasWidgetAhead(int start)
    {
        for (var i = start + 1; i < lines.Count && i - start <= LinesBetweenMost; i++)
        {
            if (lines[i].IsWidget)
                return true;
        }

        return false;
    }

    /// <summary>Whether a line and the next stand doubled, one directly below the other.</summary>
    public bool IsDoubled(int index) =>
        index + 1 < lines.Count && lines[index + 1].BlankLinesBefore == 0 && lines[index].IsSame(lines[index + 1]);

    // R1. The headline may itself stand doubled at the top; the second one then belongs to what is between, which only a TT makes sure of.
    private CaptureHeader? Repeated(int start)
    {
        var first = start + 1;
        while (first < lines.Count && first - start <= LinesBetweenMost && lines[first].IsAlike(lines[start]))
            first++;

        var isDoubled = first > start + 1;
        if (NextAlike(start, first) is { } end)
        {
            var header = new CaptureHeader(start, end);
            var between = Between(header);
            if ((!isDoubled || between.Any(line => line.IsWidget)) && HeaderJunk.Is(between) && !HoldsAnArticle(header))
                return header;
        }

        // Two lines alike and nothing else: a headline where a file starts or a gap stands before it, otherwise a chant (R7).
        return isDoubled && (start == 0 || lines[start].BlankLinesBefore >= 2) ? new CaptureHeader(start, start + 1) : null;
    }

    private int? NextAlike(int start, int from)
    {
        for (var i = from; i < lines.Count && i - start - 1 <= LinesBetweenMost; i++)
        {
            if (lines[i].IsAlike(lines[start]))
                return i;
        }

        return null;
    }

    // The lines between the two headlines, without a headline that stands doubled at the top.
    private List<CaptureLine> Between(CaptureHeader header)
    {
        var between = new List<CaptureLine>();
        for (var i = header.Start + 1; i < header.End; i++)
        {
            if (!lines[i].IsAlike(lines[header.Start]))
                between.Add(lines[i]);
        }

        return between;
    }

    // R1 (c) again, for an article inside whose header is not full: a standing last line ("Read more ...") must not swallow it. It is told from
    // captions with room above them by text of its own, which stands below its TT.
    private bool HoldsAnArticle(CaptureHeader outer)
    {
        var inside = Enumerable.Range(outer.Start + 1, outer.End - outer.Start - 1).ToList();
        var lastWidget = inside.FindLast(i => lines[i].IsWidget);
        var least = lastWidget > 0 ? LargeGap : 2;
        return inside.Exists(start => (NotRepeated(start) is not null || IsBare(start, least)) && inside.Exists(i => i != start && i > lastWidget && IsProse(i)));

        bool IsBare(int index, int gap) => index + 1 < outer.End && lines[index].BlankLinesBefore >= gap && lines[index].IsAlike(lines[index + 1]);
    }

    private bool IsProse(int index) =>
        !lines[index].IsWidget
        && !lines[index].IsSame(lines[index - 1])
        && !(index + 1 < lines.Count && lines[index].IsSame(lines[index + 1]))
        && !HeaderJunk.EndsInCredit(lines[index]);

    // R2: line, blank, doubled caption or TT, where the file starts or a large gap stands before it.
    private CaptureHeader? NotRepeated(int start)
    {
        if (lines[start].IsWidget || (start > 0 && lines[start].BlankLinesBefore < LargeGap))
            return null;

        var next = start + 1;
        if (next >= lines.Count || lines[next].BlankLinesBefore == 0)
            return null;
        if (lines[next].IsWidget)
            return new CaptureHeader(start, start);

        // A doubled line with a gap before it is rather the next article's headline, unless a TT says otherwise.
        var isCaption = lines[next].BlankLinesBefore <= (start == 0 ? 2 : 1) || (next + 2 < lines.Count && lines[next + 2].IsWidget);
        return IsDoubled(next) && isCaption ? new CaptureHeader(start, start) : null;
    }
}
