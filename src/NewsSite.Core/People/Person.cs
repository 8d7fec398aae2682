using NewsSite.Core.Identity;

namespace NewsSite.Core.People;

/// <summary>An account as the people's list shows it.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Email">Its address.</param>
/// <param name="Name">The name that colleagues see; empty when not given.</param>
/// <param name="Role">What they may do.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="DisabledAt">UTC; null while they may sign in.</param>
/// <param name="HasPassword">False until they chose one.</param>
/// <param name="LockedUntil">Until when wrong passwords close the account to addresses that it is not known from; null when none do.</param>
/// <param name="HasApp">Whether an authenticator app is asked for.</param>
/// <param name="Passkeys">How many they have.</param>
public sealed record Person(long Id, string Email, string Name, Role Role, DateTime CreatedAt, DateTime? DisabledAt, bool HasPassword, DateTimeOffset? LockedUntil, bool HasApp, int Passkeys)
{
    /// <summary>In words: "active", "disabled", "no password yet" or "slowed down after wrong passwords".</summary>
    /// <param name="now">UTC.</param>
    public string State(DateTime now) => this switch
    {
        { DisabledAt: not null } => T("disabled"),
        { HasPassword: false, Passkeys: 0 } => T("no password yet"),
        { LockedUntil: { } until } when until > now => T("slowed down after wrong passwords"),
        _ => T("active"),
    };

    /// <summary>How they sign in, in words: "password", "password with app, 2 passkeys"; empty before they chose.</summary>
    public string Ways => string.Join(T(", "), new[] { PasswordWay, Passkeys == 0 ? "" : N(Passkeys, "a passkey", "{0} passkeys") }.Where(way => way.Length > 0));

    private string PasswordWay => (HasPassword, HasApp) switch
    {
        (false, _) => "",
        (true, true) => T("password with app"),
        _ => T("password"),
    };
}
