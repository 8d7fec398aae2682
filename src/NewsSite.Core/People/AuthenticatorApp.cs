using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>What has to be typed into an authenticator app, or read by its camera.</summary>
/// <param name="Key">The secret, base32, in groups of four.</param>
/// <param name="Address">The same as an <c>otpauth:</c> address for a QR code.</param>
public sealed record AppKey(string Key, string Address);

/// <summary>Recovery codes to be shown once, or what stands in the way.</summary>
/// <param name="Codes">None when nothing was done.</param>
/// <param name="Problems">What has to be put right first.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes, IReadOnlyList<Problem> Problems);

/// <summary>An authenticator app as the second step of one's own sign-in. What changes it ends the person's other sessions.</summary>
public sealed class AuthenticatorApp(NewsDb db, UserManager<Editor> users, SiteOptions site, TimeProvider clock)
{
    private static Problem On => new("", T("An authenticator app is set up already. Turn it off first."));
    private static Problem Off => new("", T("No authenticator app is set up."));
    private static Problem WrongCode => new("Code", T("This is not the code that the app shows now. Type the next one."));

    /// <summary>Whether the app is asked for, and how many recovery codes are left.</summary>
    public async Task<(bool IsOn, int Left)> LookAsync(long editorId, CancellationToken ct) => (
        await db.Users.AnyAsync(e => e.Id == editorId && e.TwoFactorEnabled, ct), await db.RecoveryCodesLeftAsync(editorId, ct));

    /// <summary>Makes a new secret. It counts when <see cref="ConfirmAsync"/> has seen a code of it.</summary>
    /// <returns>The secret; null when an app is set up already.</returns>
    public async Task<AppKey?> BeginAsync(Actor actor, CancellationToken ct)
    {
        var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, ct);
        if (editor.TwoFactorEnabled)
            return null;
        Refusal.ThrowIfFailed(await users.ResetAuthenticatorKeyAsync(editor));
        return await KeyAsync(editor);
    }

    /// <summary>The secret that waits to be confirmed, for a page that is shown again; null when there is none.</summary>
    public async Task<AppKey?> WaitingAsync(Actor actor, CancellationToken ct)
    {
        var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, ct);
        return editor.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(editor) is null ? null : await KeyAsync(editor);
    }

    /// <summary>Turns the app on by a code that it shows.</summary>
    /// <param name="code">Six digits.</param>
    /// <param name="actor">Whose app.</param>
    /// <param name="session">Key of the session that asks: it goes on, all others of the person end.</param>
    /// <param name="ct">Cancels.</param>
    public Task<RecoveryCodes> ConfirmAsync(string code, Actor actor, string session, CancellationToken ct) => DoAsync(actor, session, Verb.TurnOnCodes, async (editor, now, token) =>
    {
        if (editor.TwoFactorEnabled)
            throw new Refusal([On]);
        if (!await users.VerifyTwoFactorTokenAsync(editor, TokenOptions.DefaultAuthenticatorProvider, SignInCodes.Plain(code)))
            throw new Refusal([WrongCode]);
        Refusal.ThrowIfFailed(await users.SetTwoFactorEnabledAsync(editor, true));
        return await db.NewRecoveryCodesAsync(editor.Id, now, token);
    }, ct);

    /// <summary>New recovery codes in place of the old ones.</summary>
    /// <inheritdoc cref="ConfirmAsync" path="/param"/>
    public Task<RecoveryCodes> RenewAsync(Actor actor, string session, CancellationToken ct) => DoAsync(actor, session, Verb.RenewRecoveryCodes, (editor, now, token) =>
        editor.TwoFactorEnabled ? db.NewRecoveryCodesAsync(editor.Id, now, token) : throw new Refusal([Off]), ct);

    /// <summary>Turns the app off and forgets its secret and the recovery codes.</summary>
    /// <inheritdoc cref="ConfirmAsync" path="/param"/>
    public Task<RecoveryCodes> TurnOffAsync(Actor actor, string session, CancellationToken ct) => DoAsync(actor, session, Verb.TurnOffCodes, async (editor, _, token) =>
    {
        if (!editor.TwoFactorEnabled)
            throw new Refusal([Off]);
        await ForgetAsync(editor, token);
        return [];
    }, ct);

    /// <summary>Takes the app and its recovery codes off an account, in the transaction of a verb.</summary>
    internal async Task ForgetAsync(Editor editor, CancellationToken ct)
    {
        Refusal.ThrowIfFailed(await users.SetTwoFactorEnabledAsync(editor, false));
        Refusal.ThrowIfFailed(await users.ResetAuthenticatorKeyAsync(editor));
        await db.OneTimeCodes.Where(c => c.Purpose == CodePurpose.Recovery && c.EditorId == editor.Id).ExecuteDeleteAsync(ct);
    }

    private async Task<RecoveryCodes> DoAsync(Actor actor, string session, Verb verb, Func<Editor, DateTime, CancellationToken, Task<IReadOnlyList<string>>> work, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, token);
                    var now = clock.GetUtcNow().UtcDateTime;
                    var codes = await work(editor, now, token);
                    var hash = Sessions.HashOf(session);
                    await db.DeskSessions.Where(s => s.EditorId == editor.Id && s.KeyHash != hash).ExecuteDeleteAsync(token);
                    db.Record(actor, verb, Subject.Person(editor.Id), now);
                    await db.SaveChangesAsync(token);
                    return new RecoveryCodes(codes, Problem.None);
                },
                ct);
        }
        catch (Exception e) when (e is Refusal or DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new RecoveryCodes([], e is Refusal refusal ? refusal.Problems : [Passwords.JustChanged]);
        }
    }

    private async Task<AppKey> KeyAsync(Editor editor)
    {
        var key = await users.GetAuthenticatorKeyAsync(editor) ?? "";
        var (issuer, name) = (Uri.EscapeDataString(site.Title), Uri.EscapeDataString(editor.Email!));
        return new AppKey(string.Join(' ', key.Chunk(4).Select(part => new string(part))), $"otpauth://totp/{issuer}:{name}?secret={key}&issuer={issuer}&digits=6");
    }
}
