namespace NewsSite.Core.Importing;

/// <summary>The sums of an import. Takes the reports one by one, so that it needs none of them afterwards.</summary>
public sealed class ImportTotal
{
    public int Files { get; private set; }
    public int FilesUnchanged { get; private set; }
    public int FilesRefused { get; private set; }
    public int Found { get; private set; }
    public int Stored { get; private set; }
    public int Changed { get; private set; }
    public int Skipped { get; private set; }
    public int AsBefore { get; private set; }
    public int Refused { get; private set; }
    public int Conflicts { get; private set; }
    public int Captions { get; private set; }
    public long DroppedLines { get; private set; }

    /// <summary>Whether anything was refused.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds what became of a file.</summary>
    public void Add(SourceReport report)
    {
        Files++;
        FilesUnchanged += report.Status == SourceStatus.Unchanged ? 1 : 0;
        FilesRefused += report.Status == SourceStatus.Refused ? 1 : 0;
        Found += report.Found;
        Stored += report.Stories.Count(story => story.Outcome == StoryOutcome.Stored);
        Changed += report.Stories.Count(story => story.Outcome == StoryOutcome.Changed);
        Skipped += report.Skipped;
        AsBefore += report.AsBefore;
        Refused += report.Refused;
        Conflicts += report.Stories.Sum(story => story.Conflicts);
        Captions += report.Stories.Sum(story => story.Captions.Count);
        DroppedLines += report.DroppedLines;
        HasErrors |= report.HasErrors;
    }
}
