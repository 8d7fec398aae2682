namespace NewsSite.Core.Identity;

/// <summary>What a <see cref="OneTimeCode"/> opens.</summary>
public enum CodePurpose
{
    /// <summary>Create the first admin.</summary>
    Setup = 0,

    /// <summary>Choose a password for an account: a new one or a forgotten one.</summary>
    Password = 1,

    /// <summary>Stand once for an authenticator app that is lost.</summary>
    Recovery = 2,

    /// <summary>Opens nothing: what may be shown once and has been, such as the code of an authenticator app.</summary>
    Taken = 3,
}

/// <summary>A code that works once and for a short time. Only its hash is stored, so a copy of the store opens nothing.</summary>
public sealed class OneTimeCode
{
    public long Id { get; internal set; }

    public CodePurpose Purpose { get; internal set; }

    /// <summary>SHA-256 of the code, hexadecimal, unique.</summary>
    public string Hash { get; internal set; } = "";

    /// <summary>The account it is for; null for the set-up.</summary>
    public long? EditorId { get; internal set; }

    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; internal set; }

    /// <summary>UTC; null while it can be used.</summary>
    public DateTime? UsedAt { get; internal set; }

    /// <summary>Concurrency token: of two who use the code at once, one wins.</summary>
    public long Version { get; internal set; }
}
