using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// The code after the right password: of an authenticator app (RFC 6238), or a recovery code. Wrong ones count with wrong passwords (<see cref="PasswordTries"/>), which the
/// password alone does not reset, so that who knows it gets no more tries than who does not.
/// </summary>
public sealed partial class SecondStep(NewsDb db, UserManager<Editor> users, PasswordTries tries, TimeProvider clock, ILogger<SecondStep> log)
{
    // ASP.NET Core Identity takes the codes of two steps of 30 seconds to either side.
    internal static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(3);

    /// <summary>Checks a code and writes the sign-in to the audit; a wrong code too.</summary>
    /// <param name="editorId">Whose password was right.</param>
    /// <param name="code">As typed.</param>
    /// <param name="from">Network address of the request.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The account to sign in; null when it may not.</returns>
    public async Task<Editor?> CheckAsync(long editorId, string code, string? from, CancellationToken ct)
    {
        var editor = await db.Users.SingleOrDefaultAsync(e => e.Id == editorId && e.DisabledAt == null && e.TwoFactorEnabled, ct);
        if (editor is null)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var chance = await tries.BeginAsync(editorId, from, ct);
        var how = chance == PasswordTry.Refused ? null : await AcceptAsync(editor, code, now, ct);
        if (how is null)
        {
            await RefuseAsync(editor, chance, from, now, ct);
            return null;
        }

        await tries.ForgetAsync(editorId, ct);
        db.Record(Passwords.Self(editor, from), Verb.SignIn, Subject.Person(editorId), now, how);
        await db.SaveChangesAsync(ct);
        return editor;
    }

    /// <summary>How a code was right, in words for the audit; null when it was not.</summary>
    internal async Task<string?> AcceptAsync(Editor editor, string code, DateTime now, CancellationToken ct)
    {
        var plain = SignInCodes.Plain(code);
        if (await users.VerifyTwoFactorTokenAsync(editor, TokenOptions.DefaultAuthenticatorProvider, plain))
            return await db.TakeOnceAsync(editor.Id, plain, now, CodeLifetime, ct) ? "password and authenticator app" : null;
        return await db.UseRecoveryCodeAsync(editor.Id, plain, now, ct)
            ? $"password and recovery code, {await db.RecoveryCodesLeftAsync(editor.Id, ct)} left"
            : null;
    }

    private async Task RefuseAsync(Editor editor, PasswordTry chance, string? from, DateTime now, CancellationToken ct)
    {
        Refused(log, chance == PasswordTry.Refused ? "slowed down" : "wrong code", editor.Id);
        if (chance == PasswordTry.Refused)
            return;
        var somebody = new Actor(null, "somebody", Role.Writer, from);
        db.Record(somebody, Verb.RefuseSignIn, Subject.Person(editor.Id), now, "wrong code");
        if (chance == PasswordTry.Last)
            db.Record(somebody, Verb.LockOut, Subject.Person(editor.Id), now, "too many wrong codes");
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in refused after the password: {Reason}, account {Account}")]
    private static partial void Refused(ILogger log, string reason, long account);
}
