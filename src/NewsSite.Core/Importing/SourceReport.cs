using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Importing;

/// <summary>What became of a source file.</summary>
public enum SourceStatus
{
    /// <summary>Its bytes and its good articles are in the store; single articles may have been refused.</summary>
    Accepted,

    /// <summary>Nothing of it is in the store; an error says why.</summary>
    Refused,

    /// <summary>The same bytes were imported before; nothing was changed.</summary>
    Unchanged,
}

/// <summary>What became of one source file; with a dry run, what would become of it.</summary>
public sealed record SourceReport
{
    /// <summary>As given, see <see cref="SourceFile.Path"/>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits; null when they could not be read.</summary>
    public string? Sha256 { get; init; }

    public required SourceStatus Status { get; init; }

    /// <summary>The stories that were stored or changed, in the order of the file; empty for an unchanged or refused file.</summary>
    public IReadOnlyList<StoryReport> Stories { get; init; } = [];

    /// <summary>What an editor should know, by line.</summary>
    public IReadOnlyList<CaptureMessage> Messages { get; init; } = [];

    /// <summary>Articles found in the file; 0 when it was not looked into.</summary>
    public int Found { get; init; }

    /// <summary>Articles that are in the store already, or twice in the file.</summary>
    public int Skipped { get; init; }

    /// <summary>Articles of an earlier version of the file that say the same as then.</summary>
    public int AsBefore { get; init; }

    /// <summary>Articles that cannot be stored.</summary>
    public int Refused { get; init; }

    /// <summary>Lines of the file that are stored nowhere: blank ones, repetitions, TT.</summary>
    public int DroppedLines { get; init; }

    /// <summary>Whether something was refused: the exit code of an import is 0 only without.</summary>
    public bool HasErrors => Messages.Any(message => message.Severity == CaptureSeverity.Error);
}

/// <summary>What became of one article of a source file.</summary>
public enum StoryOutcome
{
    /// <summary>A new story.</summary>
    Stored,

    /// <summary>A story of an earlier version of the file, with a new text.</summary>
    Changed,
}

/// <summary>A story as it is in the store after the import.</summary>
public sealed record StoryReport
{
    public required StoryOutcome Outcome { get; init; }

    /// <summary>Line of its headline in the file, from 1.</summary>
    public required int Line { get; init; }

    public required string Headline { get; init; }

    public required string Slug { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<ReportedCaption> Captions { get; init; }

    /// <summary>The body as readers read it, a paragraph each.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Byline { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Dateline { get; init; }

    /// <summary>Parts that both the source and the desk changed; each is also a warning of the file.</summary>
    public int Conflicts { get; init; }
}

/// <summary>A caption of a reported story.</summary>
/// <param name="Text">Plain text; empty when it has none.</param>
/// <param name="Credit">Null when nobody is named.</param>
public sealed record ReportedCaption(string Text, string? Credit);
