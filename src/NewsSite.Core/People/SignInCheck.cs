using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>A right password.</summary>
/// <param name="Editor">Whose.</param>
/// <param name="Next">What has to come before they are signed in.</param>
public sealed record RightPassword(Editor Editor, NextStep Next);

/// <summary>What comes after the right password.</summary>
public enum NextStep
{
    /// <summary>Nothing: they are signed in.</summary>
    None,

    /// <summary>A code, by <see cref="SecondStep"/>.</summary>
    Code,

    /// <summary>Their passkey instead: the site asks those who publish for more than a password, and that is what they have.</summary>
    Passkey,
}

/// <summary>
/// Tells whether a password opens an account, without telling more: unknown, disabled and slowed-down accounts get the same answer after the same
/// work. Failures count on every node (<see cref="PasswordTries"/>).
/// </summary>
public sealed partial class SignInCheck(NewsDb db, UserManager<Editor> users, PasswordTries tries, Decoy decoy, SiteOptions site, TimeProvider clock, ILogger<SignInCheck> log)
{
    // A hash costs about 0.2 s; every refusal takes this long, so that neither a missing account nor the extra writes of a real one show.
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Checks a sign-in and writes it to the audit; a wrong password for an account too.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="from">Network address of the request.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account, and what is still to come; null when the password does not open it.</returns>
    public async Task<RightPassword?> CheckAsync(string email, string password, string? from, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp(); // a guesser's stopwatch, not the newsroom's clock
        var right = await TryAsync(EmailAddress.Clean(email), password, from, ct);
        if (right is null && RefusalTime - TimeProvider.System.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, ct);
        return right;
    }

    private async Task<RightPassword?> TryAsync(string email, string password, string? from, CancellationToken ct)
    {
        var tooLong = password.Length > PasswordRules.MaxLength;
        var editor = await users.FindByEmailAsync(email);
        var chance = PasswordTry.Refused;
        if (Closed(editor, tooLong) is { } closed)
            Refused(log, closed, editor?.Id);
        else if ((chance = await tries.BeginAsync(editor!.Id, from, ct)) == PasswordTry.Refused)
            Refused(log, "slowed down", editor.Id);
        if (chance == PasswordTry.Refused)
        {
            decoy.Verify(tooLong ? "" : password);
            return null;
        }

        if (!await users.CheckPasswordAsync(editor!, password))
        {
            await RecordFailureAsync(editor!, chance, from, ct);
            return null;
        }

        // What was counted stays until the second step is right too: who knows the password has no more tries at the code.
        var next = await NextAsync(editor!, ct);
        if (next != NextStep.None)
            return new RightPassword(editor!, next);
        await tries.ForgetAsync(editor!.Id, ct);
        db.Record(Passwords.Self(editor, from), Verb.SignIn, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime, "password");
        await db.SaveChangesAsync(ct);
        return new RightPassword(editor, NextStep.None);
    }

    private async Task<NextStep> NextAsync(Editor editor, CancellationToken ct)
    {
        if (editor.TwoFactorEnabled)
            return NextStep.Code;
        return site.SignIn.SecondFactor == SiteOptions.SecondFactorKind.Required
            && await db.UserPasskeys.AnyAsync(p => p.UserId == editor.Id, ct)
            && await db.UserRoles.AnyAsync(r => r.UserId == editor.Id && r.RoleId >= (long)Role.Editor, ct)
                ? NextStep.Passkey
                : NextStep.None;
    }

    private static string? Closed(Editor? editor, bool tooLong) => editor switch
    {
        null => "no such account",
        { DisabledAt: not null } => "disabled",
        { PasswordHash: null } => "no password yet",
        _ => tooLong ? "password too long" : null,
    };

    // Who tried is not known: the row is about the account. Refusals without a check are only logged, so that nobody can fill the audit.
    private async Task RecordFailureAsync(Editor editor, PasswordTry chance, string? from, CancellationToken ct)
    {
        Refused(log, "wrong password", editor.Id);
        var (somebody, now) = (new Actor(null, "somebody", Role.Writer, from), clock.GetUtcNow().UtcDateTime);
        db.Record(somebody, Verb.RefuseSignIn, Subject.Person(editor.Id), now, "wrong password");
        if (chance == PasswordTry.Last)
            db.Record(somebody, Verb.LockOut, Subject.Person(editor.Id), now, "too many wrong passwords");
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in refused: {Reason}, account {Account}")]
    private static partial void Refused(ILogger log, string reason, long? account);
}

/// <summary>A password that nobody has: checking against it costs what checking a real one costs.</summary>
public sealed class Decoy(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<Editor> _hasher = new(options);
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Editor>(options).HashPassword(new Editor(), Guid.NewGuid().ToString()));

    /// <summary>Spends the time of a check.</summary>
    public void Verify(string password) => _hasher.VerifyHashedPassword(new Editor(), _hash.Value, password);
}
