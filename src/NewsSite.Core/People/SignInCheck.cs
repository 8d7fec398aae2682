using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// Tells whether a password opens an account, without telling more: unknown, disabled and slowed-down accounts get the same answer after the same
/// work. Failures count on every node (<see cref="PasswordTries"/>).
/// </summary>
public sealed partial class SignInCheck(NewsDb db, UserManager<Editor> users, PasswordTries tries, Decoy decoy, TimeProvider clock, ILogger<SignInCheck> log)
{
    // A hash costs about 0.2 s; every refusal takes this long, so that neither a missing account nor the extra writes of a real one show.
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(600);

    /// <summary>Checks a sign-in and writes it to the audit; a wrong password for an account too.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="from">Network address of the request.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account to sign in; null when it may not.</returns>
    public async Task<Editor?> CheckAsync(string email, string password, string? from, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp(); // a guesser's stopwatch, not the newsroom's clock
        var editor = await TryAsync(EmailAddress.Clean(email), password, from, ct);
        if (editor is null && RefusalTime - TimeProvider.System.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, ct);
        return editor;
    }

    private async Task<Editor?> TryAsync(string email, string password, string? from, CancellationToken ct)
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

        await tries.ForgetAsync(editor!.Id, ct);
        var actor = new Actor(editor.Id, editor.DisplayName.Length > 0 ? editor.DisplayName : editor.Email!, Role.Writer, from);
        db.Record(actor, Verb.SignIn, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(ct);
        return editor;
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
