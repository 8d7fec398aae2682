using System.Text;

namespace NewsSite.Core.Importing;

/// <summary>What new stories of an import are.</summary>
public enum ImportStatus
{
    /// <summary>Drafts: the desk reads them first.</summary>
    Draft,

    /// <summary>Published at once, with the time of the import as publication time.</summary>
    Published,
}

/// <summary>How an import is to be done.</summary>
public sealed record ImportOptions
{
    /// <summary>
    /// What new stories become. A changed story follows it only where readers see exactly what the source said before: with
    /// <see cref="ImportStatus.Published"/> they see the new text at once, otherwise it waits as the newest draft.
    /// </summary>
    public ImportStatus Status { get; init; } = ImportStatus.Draft;

    /// <summary>What the bytes mean, from <see cref="Captures.CaptureEncoding.Find"/>; null: UTF-8, and a file that is not is refused.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>True: everything is read, compared and reported, and nothing is written.</summary>
    public bool IsDryRun { get; init; }
}
