using NewsSite.Core.Articles;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Importing.Merging;

namespace NewsSite.Core.Importing;

/// <summary>What is to be done with a file of a batch.</summary>
internal sealed class SourcePlan(PreparedSource source)
{
    public PreparedSource Source { get; } = source;

    public SourceStatus Status { get; set; } = SourceStatus.Accepted;

    /// <summary>What is to be done with its articles, in its order.</summary>
    public List<StoryPlan> Stories { get; } = [];

    /// <summary>What was found while it was compared with the store.</summary>
    public List<CaptureMessage> Messages { get; } = [];

    /// <summary>Articles that cannot be merged.</summary>
    public int Refused { get; set; }

    public SourceReport Report() => new()
    {
        Path = Source.File.Path,
        Sha256 = Source.Sha256,
        Status = Status,
        Stories = [.. Stories.Select(story => story.Report()).OfType<StoryReport>()],
        Messages = [.. Source.Messages.Concat(Messages).OrderBy(message => message.Line ?? 0)],
        Found = Source.Found,
        Skipped = Source.Skipped + Stories.Count(story => story is KnownStory { IsEarlier: false }),
        AsBefore = Status == SourceStatus.Unchanged ? Source.Stories.Count : Stories.Count(story => story is KnownStory { IsEarlier: true }),
        Refused = Source.Refused + Refused,
        DroppedLines = Source.DroppedLines,
    };
}

/// <summary>What is to be done with an article of a file.</summary>
/// <param name="story">What the file says.</param>
internal abstract class StoryPlan(PreparedStory story)
{
    public PreparedStory Story { get; } = story;

    /// <summary>What the store will have of it; null when nothing is written.</summary>
    public abstract StoryReport? Report();

    /// <summary>The report of a story that is stored as the file says it.</summary>
    protected StoryReport AsCaptured(StoryOutcome outcome, string slug) => new()
    {
        Outcome = outcome,
        Line = Story.Captured.Line,
        Headline = Story.Text.Headline,
        Slug = slug,
        Language = Story.Text.Language,
        Captions = [.. Story.Captured.Captions.Select(caption => new ReportedCaption(caption.Text, caption.Credit))],
        Paragraphs = Story.Captured.Paragraphs,
        Byline = Story.Captured.Byline,
        Dateline = Story.Captured.Dateline,
    };
}

/// <summary>An article that the store does not have.</summary>
internal sealed class NewStory(PreparedStory story) : StoryPlan(story)
{
    /// <summary>Its address.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The article, once it is in the context.</summary>
    public Article? Article { get; set; }

    public override StoryReport Report() => AsCaptured(StoryOutcome.Stored, Slug);
}

/// <summary>An article that the store has with the same text: only the link from the new file to it is kept.</summary>
internal sealed class KnownStory(PreparedStory story, bool isEarlier) : StoryPlan(story)
{
    /// <summary>True: it stood in an earlier version of the file; false: it was found elsewhere and is skipped.</summary>
    public bool IsEarlier { get; } = isEarlier;

    /// <summary>The article in the store; null when it is new in the same batch.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The revision that says what the source says.</summary>
    public int RevisionNumber { get; init; } = 1;

    /// <summary>The article when it is new in the same batch.</summary>
    public NewStory? First { get; init; }

    public override StoryReport? Report() => null;
}

/// <summary>An article of an earlier version of the file, with another text than then.</summary>
internal sealed class ChangedStory(PreparedStory story) : StoryPlan(story)
{
    /// <summary>The article, tracked.</summary>
    public required Article Article { get; init; }

    /// <summary>What the source says now, as a revision.</summary>
    public required Revision FromSource { get; init; }

    /// <summary>That merged with what the desk has, as a revision after it; null when the desk had changed nothing.</summary>
    public Revision? Merged { get; init; }

    /// <summary>What both changed; the desk's stays.</summary>
    public IReadOnlyList<StoryConflict> Conflicts { get; init; } = [];

    /// <summary>Whether readers are to see it at once.</summary>
    public bool GoesLive { get; init; }

    /// <summary>The text that is the newest from now on.</summary>
    public Revision Newest => Merged ?? FromSource;

    public override StoryReport Report() => Merged is null ? AsCaptured(StoryOutcome.Changed, Article.Slug) : new StoryReport
    {
        Outcome = StoryOutcome.Changed,
        Line = Story.Captured.Line,
        Headline = Merged.Headline,
        Slug = Article.Slug,
        Language = Merged.Language,
        Captions = [.. Merged.Captions.Select(caption => new ReportedCaption(caption.Caption ?? "", caption.Credit))],
        Paragraphs = Rendering.ReadingText.FromHtml(Merged.BodyHtml).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Byline = Merged.Byline.Length == 0 ? null : Merged.Byline,
        Dateline = Merged.Dateline.Length == 0 ? null : Merged.Dateline,
        Conflicts = Conflicts.Count,
    };
}
