namespace NewsSite.Core.Articles;

/// <summary>What somebody at the desk said of a passage of a story's text. Only the desk sees it; it is answered and resolved, and never deleted.</summary>
public sealed class StoryNote
{
    /// <summary>Longest note and longest answer, in characters.</summary>
    public const int TextMaxLength = 2000;

    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    /// <summary>Field of the story in which the passage stands.</summary>
    public string Field { get; internal set; } = "";

    /// <summary>The passage as it was, to the letter.</summary>
    public string Quote { get; internal set; } = "";

    /// <summary>What stood before it, to know it again where the same words stand twice.</summary>
    public string Before { get; internal set; } = "";

    /// <summary>What stood after it.</summary>
    public string After { get; internal set; } = "";

    /// <summary>Plain text, in lines.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; internal set; }

    /// <summary>Account of who wrote it; null for the system.</summary>
    public long? EditorId { get; internal set; }

    /// <summary>Name of who wrote it, as it was then.</summary>
    public string EditorName { get; internal set; } = "";

    /// <summary>When it was resolved, UTC; null while it is open.</summary>
    public DateTime? ResolvedAt { get; internal set; }

    /// <summary>Name of who resolved it; null while it is open.</summary>
    public string? ResolvedBy { get; internal set; }

    /// <summary>The oldest first where they are read in order.</summary>
    public ICollection<NoteAnswer> Answers { get; } = [];

    /// <summary>The passage that it is about.</summary>
    public NotedPassage Passage => new(Field, Quote, Before, After);
}

/// <summary>What somebody said to a note.</summary>
public sealed class NoteAnswer
{
    public long Id { get; internal set; }

    public long NoteId { get; internal set; }

    /// <summary>Plain text, in lines.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AnsweredAt { get; internal set; }

    /// <summary>Account of who wrote it; null for the system.</summary>
    public long? EditorId { get; internal set; }

    /// <summary>Name of who wrote it, as it was then.</summary>
    public string EditorName { get; internal set; } = "";
}
