namespace NewsSite.Core.Articles;

/// <summary>
/// An address that has moved. Redirects never chain: whoever moves an address points every redirect that led to it at the new one,
/// and whoever takes an address into use removes the redirect from it.
/// </summary>
public sealed class Redirect
{
    /// <summary>Longest path, in characters.</summary>
    public const int PathMaxLength = 400;

    public long Id { get; internal set; }

    /// <summary>Former site-relative path, lower case, unique, for example <c>/tags/irak</c>.</summary>
    public string From { get; internal set; } = "";

    /// <summary>Site-relative path that answers now.</summary>
    public string To { get; internal set; } = "";

    /// <summary>When the address moved, UTC.</summary>
    public DateTime MovedAt { get; internal set; }
}
