namespace NewsSite.Core.Importing.Captures;

/// <summary>What became of a line of a captured file. Every line has exactly one fate, so nothing is both lost and unreported.</summary>
public enum LineFate : byte
{
    /// <summary>Nothing to see on it; dropped and counted.</summary>
    Blank,

    /// <summary>Stored as an article's headline.</summary>
    Headline,

    /// <summary>Stored as a caption.</summary>
    Caption,

    /// <summary>Stored as a paragraph.</summary>
    Paragraph,

    /// <summary>Stored as an article's byline.</summary>
    Byline,

    /// <summary>A headline or caption that is stored already; dropped and counted.</summary>
    Repeated,

    /// <summary>TT in a header; dropped and counted.</summary>
    Widget,

    /// <summary>Dropped and counted, and a warning names the line.</summary>
    Reported,

    /// <summary>In an article that stands in the file twice; a warning names its first line.</summary>
    Skipped,

    /// <summary>In an article or a file that an error message refuses.</summary>
    Refused,
}
