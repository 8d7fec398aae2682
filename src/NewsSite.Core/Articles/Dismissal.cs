namespace NewsSite.Core.Articles;

/// <summary>That somebody said of a finding of the copy desk: not in this story. It holds for the words that the finding quoted, and no others.</summary>
public sealed class Dismissal
{
    /// <summary>Length of <see cref="Key"/>.</summary>
    public const int KeyLength = 64;

    public long ArticleId { get; internal set; }

    /// <summary>What the finding is known by: a hash of check and quoted words.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>Name of the check.</summary>
    public string Check { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime DismissedAt { get; internal set; }

    /// <summary>Name of who said so.</summary>
    public string DismissedBy { get; internal set; } = "";
}
