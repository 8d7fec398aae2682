namespace NewsSite.Core.Articles;

/// <summary>That somebody has a story open. A row that has not been seen for <see cref="Lasts"/> says nothing any more.</summary>
public sealed class Presence
{
    /// <summary>How long after the last sign of it somebody counts as present.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    /// <summary>Longest name of a field, in characters.</summary>
    public const int FieldMaxLength = 60;

    public long ArticleId { get; internal set; }

    /// <summary>Account of who it is.</summary>
    public long EditorId { get; internal set; }

    /// <summary>Name that colleagues see.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Label of the field that they are in; empty for none.</summary>
    public string Field { get; internal set; } = "";

    /// <summary>When they opened the story, UTC.</summary>
    public DateTime OpenedAt { get; internal set; }

    /// <summary>Last sign of them, UTC.</summary>
    public DateTime SeenAt { get; internal set; }

    /// <summary>Name of who took the story over from them; null while nobody did. What they type from then on is kept in a <see cref="Branch"/>.</summary>
    public string? TakenOverBy { get; internal set; }

    /// <summary>When, UTC; null while nobody did.</summary>
    public DateTime? TakenOverAt { get; internal set; }
}
