namespace NewsSite.Core.Importing.Captures;

/// <summary>Reads captured-text files: several articles each, as <c>docs/source-format.md</c> describes them.</summary>
public static class CaptureParser
{
    /// <summary>Largest file that is read, 16 MiB; compare before reading a file into memory.</summary>
    public const int BytesMost = 16 * 1024 * 1024;

    /// <summary>
    /// Reads one file. Takes any bytes and never throws: what cannot be read is an error in the report. Takes time by the length of
    /// the file, whatever stands in it.
    /// </summary>
    public static CaptureReport Parse(ReadOnlySpan<byte> file, CaptureOptions options)
    {
        var decoded = CaptureDecoder.Decode(file, options.Encoding);
        List<CaptureMessage> messages = decoded.Problem is null ? [] : [decoded.Problem];
        if (decoded.Text is null)
            return new CaptureReport([], messages, []);

        var lines = CaptureLines.Split(decoded.Text, messages);
        var fates = new LineFate[lines.Total];
        if (lines.Text.Count == 0)
            return Refuse(CaptureMessage.Error(null, "no article found: the file is empty or blank"));

        var reader = new ArticleReader(lines.Text, fates, messages);
        if (reader.First is not { } header)
        {
            var first = lines.Text[0].Number;
            return Refuse(CaptureMessage.Error(first,
                $"no header at line {first}: a file starts with a headline, its captions or TT, and the headline again"));
        }

        var gate = new ArticleGate(options, lines.Text, fates, messages);
        for (CaptureHeader? next = header; next is { } start;)
            gate.Judge(reader.Read(start, out next));
        return gate.Report();

        CaptureReport Refuse(CaptureMessage reason)
        {
            foreach (var line in lines.Text)
                fates[line.Number - 1] = LineFate.Refused;
            return new CaptureReport([], [.. messages, reason], fates);
        }
    }
}
