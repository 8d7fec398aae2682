namespace NewsSite.Core.Articles;

/// <summary>Why a text was kept beside the story instead of in it.</summary>
public enum BranchReason
{
    /// <summary>It changed what somebody else had changed too, and nobody has chosen yet.</summary>
    Collision = 1,

    /// <summary>Somebody else had taken the story over.</summary>
    TakenOver = 2,
}

/// <summary>What became of a branch.</summary>
public enum BranchEnd
{
    /// <summary>Its text went into the story.</summary>
    MergedBack = 1,

    /// <summary>It was not wanted. Its text stays in the history.</summary>
    Discarded = 2,
}

/// <summary>
/// The text of one person on one story that is not in the story itself: kept until somebody merges it back or discards it, and readable ever after.
/// </summary>
public sealed class Branch
{
    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    /// <summary>Account of who wrote it; null for the system.</summary>
    public long? OwnerId { get; internal set; }

    /// <summary>Name of who wrote it, as it was then.</summary>
    public string OwnerName { get; internal set; } = "";

    /// <summary><see cref="Revision.Number"/> of the text that it started from; 0 when that is not known.</summary>
    public int BaseNumber { get; internal set; }

    public BranchReason Reason { get; internal set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime KeptAt { get; internal set; }

    /// <summary>When its newest text was saved, UTC.</summary>
    public DateTime SavedAt { get; internal set; }

    /// <summary><see cref="BranchText.Number"/> of its newest text.</summary>
    public int LatestNumber { get; internal set; }

    /// <summary>When it was settled, UTC; null while it waits.</summary>
    public DateTime? SettledAt { get; internal set; }

    /// <summary>Name of who settled it; null while it waits.</summary>
    public string? SettledBy { get; internal set; }

    /// <summary>How it was settled; null while it waits.</summary>
    public BranchEnd? End { get; internal set; }

    /// <summary>Concurrency token, raised by every change of the row.</summary>
    public long Version { get; internal set; }

    /// <summary>Every text of it that was ever saved.</summary>
    public List<BranchText> Texts { get; } = [];
}

/// <summary>One saved text of a branch, never changed afterwards.</summary>
public sealed class BranchText
{
    public long BranchId { get; internal set; }

    /// <summary>1 for the first text of the branch, then counted up without gaps.</summary>
    public int Number { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; internal set; }

    /// <summary>Everything that was typed, as JSON.</summary>
    public string Text { get; internal set; } = "";
}
