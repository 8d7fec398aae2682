namespace NewsSite.Core.Importing.Captures;

/// <summary>An article as a captured file gives it. The format knows no date, author, section or photo file, and none is invented.</summary>
public sealed record CapturedArticle
{
    /// <summary>The line of its headline, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Plain text; runs of white space made one space, otherwise as captured.</summary>
    public required string Headline { get; init; }

    /// <summary>BCP 47, told by the letters; see <see cref="Articles.Script.LanguageOf"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Each caption once, in order of appearance.</summary>
    public required IReadOnlyList<CapturedCaption> Captions { get; init; }

    /// <summary>The body, plain text as captured, a line each; never empty. <see cref="Rendering.PlainText.ToMarkdown"/> makes Markdown of it.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Who wrote it, without "By"; null when the file does not say. What stands here is not in <see cref="Paragraphs"/>.</summary>
    public string? Byline { get; init; }

    /// <summary>A copy of where the first paragraph says that it was written, for example <c>BAGHDAD (AFP)</c>; null when it does not.</summary>
    public string? Dateline { get; init; }

    /// <summary>
    /// SHA-256 over what headline and body are compared by, 64 lower-case hexadecimal digits: equal for the same article with other white
    /// space, blank lines or captions.
    /// </summary>
    public required string Fingerprint { get; init; }
}

/// <summary>A caption of a captured article.</summary>
/// <param name="Line">Where it first stands, from 1.</param>
/// <param name="Text">What it says, plain text; empty when the line was nothing but a credit.</param>
/// <param name="Credit">Who supplied the picture; null when the line does not say.</param>
public sealed record CapturedCaption(int Line, string Text, string? Credit);
