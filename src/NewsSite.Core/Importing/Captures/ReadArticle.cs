namespace NewsSite.Core.Importing.Captures;

/// <summary>An article between being found and being judged; indexes are into <see cref="CaptureLines.Text"/>.</summary>
/// <param name="header">Where it starts.</param>
/// <param name="headline">As it will be stored.</param>
internal sealed class ReadArticle(CaptureHeader header, string headline)
{
    public CaptureHeader Header { get; } = header;

    public string Headline { get; } = headline;

    /// <summary>Captions by what they are compared by, in order of appearance.</summary>
    public OrderedDictionary<string, CaptureLine> Captions { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines of the body.</summary>
    public List<CaptureLine> Body { get; } = [];

    /// <summary>Index after its last line.</summary>
    public int End { get; set; }
}
