namespace NewsSite.Core.Articles;

/// <summary>What an editor told the writer when a story went back to them. Never changed or deleted.</summary>
public sealed class ReviewNote
{
    /// <summary>Longest note, in characters.</summary>
    public const int TextMaxLength = 2000;

    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    /// <summary><see cref="Revision.Number"/> of the text that it is about.</summary>
    public int RevisionNumber { get; internal set; }

    /// <summary>Plain text, in lines.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SentBackAt { get; internal set; }

    /// <summary>Account of who wrote it; null for the system.</summary>
    public long? EditorId { get; internal set; }

    /// <summary>Name of who wrote it, as it was then.</summary>
    public string EditorName { get; internal set; } = "";
}
