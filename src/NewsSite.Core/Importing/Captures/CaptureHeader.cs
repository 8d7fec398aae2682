namespace NewsSite.Core.Importing.Captures;

/// <summary>Where an article starts: indexes into <see cref="CaptureLines.Text"/>.</summary>
/// <param name="Start">The headline.</param>
/// <param name="End">The repeated headline; the same as <paramref name="Start"/> when it is not repeated (R2).</param>
internal readonly record struct CaptureHeader(int Start, int End)
{
    public bool IsRepeated => End > Start;

    /// <summary>Whether the two headlines stand together, with no caption or TT between them.</summary>
    public bool IsBare => End == Start + 1;
}
