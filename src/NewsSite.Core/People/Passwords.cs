using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>What people do with their own account: choose a password by a one-time code, change it, change their name.</summary>
public sealed partial class Passwords(
    NewsDb db, UserManager<Editor> users, PasswordRules rules, PasswordTries tries, PasskeyRing ring, TimeProvider clock, ILogger<Passwords> log)
{
    /// <summary>The account that a code is for; null when the code is wrong, old or used, or the account is disabled.</summary>
    public async Task<Editor?> OwnerAsync(string? code, CancellationToken ct)
    {
        var found = await db.FindCodeAsync(CodePurpose.Password, code, clock.GetUtcNow().UtcDateTime, ct);
        return found is null ? null : await db.Users.AsNoTracking().SingleOrDefaultAsync(e => e.Id == found.EditorId && e.DisabledAt == null, ct);
    }

    /// <summary>Sets the password of the account that a code is for, uses the code up, and ends a lockout and every session.</summary>
    /// <param name="code">From <see cref="Accounts"/>.</param>
    /// <param name="password">The new password.</param>
    /// <param name="from">Network address of the request, for the audit.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when the code opens nothing.</returns>
    public async Task<IReadOnlyList<Problem>?> ChooseAsync(string? code, string password, string? from, CancellationToken ct)
    {
        if (await OwnerAsync(code, ct) is not { } owner)
            return null;
        if (rules.Check(password, owner) is { Count: > 0 } problems)
            return problems;

        var hash = users.PasswordHasher.HashPassword(owner, password);
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var now = clock.GetUtcNow().UtcDateTime;
                    var found = await db.FindCodeAsync(CodePurpose.Password, code, now, token);
                    var editor = found is null ? null : await db.Users.SingleOrDefaultAsync(e => e.Id == found.EditorId && e.DisabledAt == null, token);
                    if (editor is null)
                        return null;
                    found!.UsedAt = now;
                    await TakeAsync(editor, hash, Self(editor, from), now, token);
                    return Problem.None;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return null; // the code was used at the same moment
        }
    }

    /// <summary>Gives an account that has no password yet the passkey that its owner made, and uses the code up.</summary>
    /// <param name="code">From <see cref="Accounts"/>.</param>
    /// <param name="passkey">As ASP.NET Core Identity found it right.</param>
    /// <param name="from">Network address of the request, for the audit.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when the code opens nothing, or the account has a password: that and its code decide there.</returns>
    public async Task<bool> ChoosePasskeyAsync(string? code, UserPasskeyInfo passkey, string? from, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var now = clock.GetUtcNow().UtcDateTime;
                    var found = await db.FindCodeAsync(CodePurpose.Password, code, now, token);
                    var editor = found is null ? null : await db.Users.SingleOrDefaultAsync(e => e.Id == found.EditorId && e.DisabledAt == null && e.PasswordHash == null, token);
                    if (editor is null)
                        return false;
                    found!.UsedAt = now;
                    await ring.PutAsync(editor, passkey, "", Self(editor, from), token);
                    await db.RevokeCodesAsync(CodePurpose.Password, editor.Id, token);
                    await db.DeskSessions.Where(s => s.EditorId == editor.Id).ExecuteDeleteAsync(token);
                    return true;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false; // the code was used at the same moment
        }
    }

    /// <summary>Changes the actor's own password and ends every session of theirs, also the one that asks.</summary>
    /// <param name="current">The password as it is; a wrong one counts as a failed sign-in.</param>
    /// <param name="password">The new one.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first; none when it is done.</returns>
    public async Task<IReadOnlyList<Problem>> ChangeAsync(string current, string password, Actor actor, CancellationToken ct)
    {
        if (await ConfirmAsync(current, actor, ct) is { } wrong)
            return [wrong];
        var editor = await db.Users.AsNoTracking().SingleAsync(e => e.Id == actor.EditorId, ct);
        if (rules.Check(password, editor) is { Count: > 0 } problems)
            return problems;

        var hash = users.PasswordHasher.HashPassword(editor, password);
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    await TakeAsync(await db.Users.SingleAsync(e => e.Id == actor.EditorId, token), hash, actor, clock.GetUtcNow().UtcDateTime, token);
                    return Problem.None;
                },
                ct);
        }
        catch (Exception e) when (e is Refusal or DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [JustChanged];
        }
    }

    /// <summary>Whether the actor knows their password: asked before what decides who gets in. A wrong one counts as a failed sign-in.</summary>
    /// <returns>What is wrong; null when it is right.</returns>
    public async Task<Problem?> ConfirmAsync(string current, Actor actor, CancellationToken ct)
    {
        var editor = await db.Users.AsNoTracking().SingleAsync(e => e.Id == actor.EditorId, ct);

        // The address is no excuse here: whoever found a desk open sits where its owner signed in.
        var chance = await tries.BeginAsync(editor.Id, from: null, ct);
        if (chance == PasswordTry.Refused)
            return new Problem("Current", T("There were too many wrong passwords. Wait a minute."));
        if (current.Length <= PasswordRules.MaxLength && await users.CheckPasswordAsync(editor, current))
        {
            await tries.ForgetAsync(editor.Id, ct);
            return null;
        }

        Refused(log, editor.Id);
        db.Record(actor, Verb.RefusePassword, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime);
        if (chance == PasswordTry.Last)
            db.Record(actor, Verb.LockOut, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime, "too many wrong passwords");
        await db.SaveChangesAsync(ct);
        return new Problem("Current", T("This is not your present password."));
    }

    /// <summary>Changes the name that colleagues see.</summary>
    /// <returns>What has to be put right first; none when it is done.</returns>
    public async Task<IReadOnlyList<Problem>> RenameAsync(string displayName, Actor actor, CancellationToken ct)
    {
        if (Accounts.CheckName(displayName) is { Count: > 0 } problems)
            return problems;
        try
        {
            var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, ct);
            editor.DisplayName = TypedText.OneLine(displayName);
            await db.SaveChangesAsync(ct);
            return Problem.None;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [JustChanged];
        }
    }

    internal static Problem JustChanged => new("", T("Somebody else changed your account at the same moment. Load this page again and repeat."));

    private async Task TakeAsync(Editor editor, string hash, Actor actor, DateTime now, CancellationToken ct)
    {
        editor.PasswordHash = hash;
        editor.AccessFailedCount = 0;
        editor.LockoutEnd = null;
        Refusal.ThrowIfFailed(await users.UpdateSecurityStampAsync(editor));
        await db.RevokeCodesAsync(CodePurpose.Password, editor.Id, ct);
        await db.DeskSessions.Where(s => s.EditorId == editor.Id).ExecuteDeleteAsync(ct);
        db.Record(actor, Verb.SetPassword, Subject.Person(editor.Id), now);
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Wrong present password, account {Account}")]
    private static partial void Refused(ILogger log, long account);

    internal static Actor Self(Editor editor, string? from) =>
        new(editor.Id, editor.DisplayName.Length > 0 ? editor.DisplayName : editor.Email!, Role.Writer, from);
}
