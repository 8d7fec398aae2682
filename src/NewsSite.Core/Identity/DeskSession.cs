namespace NewsSite.Core.Identity;

/// <summary>
/// One sign-in at one browser. The cookie holds a random key of which only the hash is here: removing the row ends the session, whoever has a copy
/// of the cookie, and a copy of the store with the keys of its cookies opens none.
/// </summary>
public sealed class DeskSession
{
    public long Id { get; internal set; }

    /// <summary>Whose.</summary>
    public long EditorId { get; internal set; }

    /// <summary>SHA-256 of the key, hexadecimal, unique.</summary>
    public string KeyHash { get; internal set; } = "";

    /// <summary>When the person signed in, UTC.</summary>
    public DateTime StartedAt { get; internal set; }

    /// <summary>A request of it, UTC, at most five minutes before the latest one.</summary>
    public DateTime LastSeenAt { get; internal set; }

    /// <summary>Network address of the sign-in; null when not known.</summary>
    public string? From { get; internal set; }

    /// <summary>Longest <see cref="Browser"/>, in characters.</summary>
    public const int BrowserMaxLength = 60;

    /// <summary>What the browser calls itself, in words such as "Firefox on Linux"; null when not known.</summary>
    public string? Browser { get; internal set; }

    /// <summary>When the person last showed who they are, UTC; null: when they signed in.</summary>
    public DateTime? ProvenAt { get; internal set; }
}
