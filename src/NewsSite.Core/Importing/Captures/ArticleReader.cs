namespace NewsSite.Core.Importing.Captures;

/// <summary>Reads one article after the other from the lines of a file: header, captions, body (R2-R7).</summary>
internal sealed class ArticleReader(IReadOnlyList<CaptureLine> lines, LineFate[] fates, List<CaptureMessage> messages)
{
    private readonly HeaderFinder _headers = new(lines);

    /// <summary>The header that the file starts with; null when it starts with none.</summary>
    public CaptureHeader? First => _headers.At(0);

    /// <summary>Reads the article of a header.</summary>
    /// <param name="header">Where it starts.</param>
    /// <param name="next">The header of the article after it; null at the end of the file.</param>
    public ReadArticle Read(CaptureHeader header, out CaptureHeader? next)
    {
        var article = ReadHeader(header);
        var body = SkipRepeats(article);
        article.End = ReadBody(article, body, out next);
        return article;
    }

    private ReadArticle ReadHeader(CaptureHeader header)
    {
        var (first, again) = (lines[header.Start], lines[header.End]);
        var isSecondBetter = CapturedHeadline.IsSecondBetter(first.Text, again.Text);
        var article = new ReadArticle(header, CapturedHeadline.Of(isSecondBetter ? again.Text : first.Text));

        Mark(header.End, LineFate.Repeated);
        Mark(header.Start, LineFate.Repeated);
        Mark(isSecondBetter ? header.End : header.Start, LineFate.Headline);

        if (!header.IsRepeated)
            Warn(first, "headline not repeated: taken for a headline by the doubled caption or TT below it");
        else if (!first.IsSame(again))
            Warn(again, $"headline differs in capital letters from line {first.Number}: stored as \"{article.Headline}\"");

        for (var i = header.Start + 1; i < header.End; i++)
        {
            if (lines[i].IsAlike(first))
                Mark(i, LineFate.Repeated);
            else
                TakeCaption(article, i);
        }

        return article;
    }

    // R3: what the page showed a second time, up to the first line that belongs to the body. Answers its index.
    private int SkipRepeats(ReadArticle article)
    {
        var noneKnown = article.Captions.Count == 0;
        var headlines = 0;
        for (var i = article.Header.End + 1; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsWidget || article.Captions.ContainsKey(line.Key))
            {
                TakeCaption(article, i);
                continue;
            }

            var isHeadline = line.IsAlike(lines[article.Header.Start]);
            var isCaption = noneKnown && !isHeadline && _headers.IsDoubled(i);
            if (_headers.At(i) is { } next && !(isCaption && next.IsBare && IsNear(article.Header, i)))
                return i;

            if (isHeadline && headlines++ == 0)
            {
                Mark(i, LineFate.Reported);
                Warn(line, "headline once more before the body: dropped");
            }
            else if (isCaption)
                TakeCaption(article, i);
            else
                return i;
        }

        return lines.Count;
    }

    // Behind a large gap a doubled line is the next article's headline, unless this header was taken for one because of it.
    private bool IsNear(CaptureHeader header, int index) =>
        lines[index].BlankLinesBefore < HeaderFinder.LargeGap || (!header.IsRepeated && index == header.End + 1);

    private int ReadBody(ReadArticle article, int start, out CaptureHeader? next)
    {
        for (var i = start; i < lines.Count; i++)
        {
            var line = lines[i];
            next = _headers.At(i);
            if (next is not null)
                return i;

            if (line.BlankLinesBefore >= HeaderFinder.LargeGap)
                Warn(line, $"large gap at line {line.Number}: no header follows it, so the article goes on");
            if (_headers.LacksBlankLine(i))
                Warn(line, "looks like a header without a blank line before it, so the article goes on: put a blank line there if another starts");

            if (line.IsWidget)
            {
                Mark(i, LineFate.Reported);
                Warn(line, "TT alone in the body: dropped");
                continue;
            }

            Mark(i, LineFate.Paragraph);
            article.Body.Add(line);
        }

        next = null;
        return lines.Count;
    }

    private void TakeCaption(ReadArticle article, int index)
    {
        var line = lines[index];
        Mark(index, line.IsWidget ? LineFate.Widget : article.Captions.TryAdd(line.Key, line) ? LineFate.Caption : LineFate.Repeated);
    }

    private void Mark(int index, LineFate fate) => fates[lines[index].Number - 1] = fate;

    private void Warn(CaptureLine line, string text) => messages.Add(CaptureMessage.Warning(line.Number, text));
}
