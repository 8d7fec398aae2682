using Microsoft.AspNetCore.Identity;

namespace NewsSite.Core.Identity;

/// <summary>An account at the desk. The e-mail address is the user name.</summary>
public sealed class Editor : IdentityUser<long>
{
    /// <summary>Longest display name, in characters.</summary>
    public const int DisplayNameMaxLength = 200;

    /// <summary>Name that colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the account was disabled, UTC; null while it may sign in.</summary>
    public DateTime? DisabledAt { get; set; }
}
