namespace NewsSite.Core.Articles;

/// <summary>What a published story had wrong and what is right: shown on the story and on <c>/corrections</c>, never changed.</summary>
public sealed class Correction
{
    /// <summary>Longest text of either half, in characters.</summary>
    public const int TextMaxLength = 2000;

    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    public Article? Article { get; internal set; }

    /// <summary>What was wrong, plain text.</summary>
    public string Wrong { get; internal set; } = "";

    /// <summary>What is right, plain text.</summary>
    public string Right { get; internal set; } = "";

    /// <summary>When readers were told, UTC.</summary>
    public DateTime CorrectedAt { get; internal set; }

    public long? EditorId { get; internal set; }
}
