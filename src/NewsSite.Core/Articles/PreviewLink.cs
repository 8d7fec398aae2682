namespace NewsSite.Core.Articles;

/// <summary>For how long a preview link opens.</summary>
public enum PreviewTerm
{
    /// <summary>One hour.</summary>
    Hour = 0,

    /// <summary>24 hours.</summary>
    Day = 1,

    /// <summary>Seven days.</summary>
    Week = 2,
}

/// <summary>
/// A secret address at which somebody outside the desk reads what a story says at that moment: its newest saved text, also one that saved itself. Only
/// the hash of its code is stored, so a copy of the store opens nothing.
/// </summary>
public sealed class PreviewLink
{
    public long Id { get; internal set; }

    public long ArticleId { get; internal set; }

    /// <summary><see cref="Identity.SecretCode.HashOf"/> of the code, unique.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>Account of who made it; null for the system. Its links open nothing while it is disabled.</summary>
    public long? MadeById { get; internal set; }

    /// <summary>Name of who made it, as it was then.</summary>
    public string MadeBy { get; internal set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; internal set; }

    /// <summary>When it ends, UTC.</summary>
    public DateTime ExpiresAt { get; internal set; }

    /// <summary>UTC; null unless somebody ended it before.</summary>
    public DateTime? RevokedAt { get; internal set; }

    /// <summary>Name of who ended it; null unless somebody did.</summary>
    public string? RevokedBy { get; internal set; }

    /// <summary>How often the page was sent, to people and to programs that look at links for them.</summary>
    public int Openings { get; internal set; }

    /// <summary>When it was sent last, UTC; null: never.</summary>
    public DateTime? LastOpenedAt { get; internal set; }

    /// <summary>True while it opens the story, as far as time and revocation go.</summary>
    /// <param name="now">UTC.</param>
    public bool IsOpen(DateTime now) => RevokedAt is null && ExpiresAt > now;
}
