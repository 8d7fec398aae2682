namespace NewsSite.Core.Importing.Captures;

/// <summary>What a captured file holds, and what was not taken from it.</summary>
public sealed class CaptureReport
{
    private readonly LineFate[] _lines;

    internal CaptureReport(IReadOnlyList<CapturedArticle> articles, IReadOnlyList<CaptureMessage> messages, LineFate[] lines)
    {
        Articles = articles;
        Messages = messages;
        _lines = lines;
    }

    /// <summary>The good articles, in the order of the file; empty when the file is refused.</summary>
    public IReadOnlyList<CapturedArticle> Articles { get; }

    /// <summary>Everything that an editor should know, by line.</summary>
    public IReadOnlyList<CaptureMessage> Messages { get; }

    /// <summary>Articles that stand in the file a second time and are left out.</summary>
    public int ArticlesSkipped { get; internal init; }

    /// <summary>Articles that are refused while others of the file may be good.</summary>
    public int ArticlesRefused { get; internal init; }

    /// <summary>Articles found: good, skipped and refused ones.</summary>
    public int ArticlesFound => Articles.Count + ArticlesSkipped + ArticlesRefused;

    /// <summary>Whether nothing of the file can be stored: it is no captured text, or each of its articles is refused.</summary>
    public bool IsRefused => Articles.Count == 0;

    /// <summary>Whether anything was refused: the exit code of an import is 0 only without.</summary>
    public bool HasErrors => Messages.Any(message => message.Severity == CaptureSeverity.Error);

    /// <summary>What became of each line; the first stands at index 0. Empty when the bytes could not be decoded.</summary>
    public IReadOnlyList<LineFate> Lines => _lines;

    /// <summary>Captions of the good articles, a photo each.</summary>
    public int Captions => Articles.Sum(article => article.Captions.Count);

    /// <summary>
    /// Lines that are not stored although nothing was refused or skipped: blank lines, repeated headlines and captions, TT, and those that a
    /// warning names. 0 when the file is refused.
    /// </summary>
    public int DroppedLines =>
        IsRefused ? 0 : _lines.Count(fate => fate is LineFate.Blank or LineFate.Repeated or LineFate.Widget or LineFate.Reported);

    /// <summary>How many lines met one fate.</summary>
    public int Count(LineFate fate) => _lines.Count(line => line == fate);
}
