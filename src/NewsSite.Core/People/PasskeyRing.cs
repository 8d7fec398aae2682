using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Of the credential, base64url.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record OwnPasskey(string Id, string Name, DateTime CreatedAt);

/// <summary>
/// The passkeys of people. That a browser's answer is right has been checked by ASP.NET Core Identity before these verbs are called; here it is decided what it opens.
/// </summary>
public sealed class PasskeyRing(NewsDb db, UserManager<Editor> users, TimeProvider clock)
{
    /// <summary>Most passkeys of one person.</summary>
    public const int Most = 20;

    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 60;

    // As it is stored.
    private const string Unnamed = "Passkey";

    /// <summary>How long the site's question can be answered.</summary>
    public static readonly TimeSpan ChallengeLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Somebody's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<OwnPasskey>> ListAsync(long editorId, CancellationToken ct)
    {
        var editor = await db.Users.AsNoTracking().SingleAsync(e => e.Id == editorId, ct);
        return [.. (await users.GetPasskeysAsync(editor)).OrderBy(p => p.CreatedAt)
            .Select(p => new OwnPasskey(Base64Url.EncodeToString(p.CredentialId), p.Name is null or Unnamed ? T("Passkey") : p.Name, p.CreatedAt.UtcDateTime))];
    }

    /// <summary>Adds a passkey to the actor's own account.</summary>
    public async Task<IReadOnlyList<Problem>> AddAsync(UserPasskeyInfo passkey, string name, Actor actor, CancellationToken ct)
    {
        if (await db.UserPasskeys.CountAsync(p => p.UserId == actor.EditorId, ct) >= Most)
            return [new Problem("", T($"You have {Most} passkeys. Remove one that you no longer use."))];
        await db.InTransactionAsync(
            async token =>
            {
                var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, token);
                await PutAsync(editor, passkey, name, actor, token);
                return true;
            },
            ct);
        return Problem.None;
    }

    /// <summary>Removes one of the actor's own passkeys.</summary>
    /// <returns>What stands in the way; null when there is no such passkey.</returns>
    public async Task<IReadOnlyList<Problem>?> RemoveAsync(string id, Actor actor, CancellationToken ct)
    {
        if (!Base64Url.IsValid(id))
            return null;
        var credential = Base64Url.DecodeFromChars(id);
        return await db.InTransactionAsync<IReadOnlyList<Problem>?>(
            async token =>
            {
                var editor = await db.Users.SingleAsync(e => e.Id == actor.EditorId, token);
                var all = await users.GetPasskeysAsync(editor);
                if (all.FirstOrDefault(p => p.CredentialId.AsSpan().SequenceEqual(credential)) is not { } passkey)
                    return null;
                if (editor.PasswordHash is null && all.Count == 1)
                    return [new Problem("", T("This is the only way in that you have. Add another passkey first."))];
                Refusal.ThrowIfFailed(await users.RemovePasskeyAsync(editor, passkey.CredentialId));
                db.Record(actor, Verb.RemovePasskey, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime, passkey.Name ?? "");
                await db.SaveChangesAsync(token);
                return Problem.None;
            },
            ct);
    }

    /// <summary>Takes a passkey that was used: its new counter is kept, and the answer counts once over all nodes.</summary>
    /// <param name="editorId">Whose.</param>
    /// <param name="passkey">As it is after its use.</param>
    /// <param name="challenge">What the site had asked.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when the answer has been taken before, or the account is disabled.</returns>
    public async Task<bool> UseAsync(long editorId, UserPasskeyInfo passkey, string challenge, CancellationToken ct)
    {
        if (!await db.TakeOnceAsync(editorId, challenge, clock.GetUtcNow().UtcDateTime, ChallengeLifetime, ct)
            || await db.Users.SingleOrDefaultAsync(e => e.Id == editorId && e.DisabledAt == null, ct) is not { } editor)
            return false;
        return (await users.AddOrUpdatePasskeyAsync(editor, passkey)).Succeeded;
    }

    /// <summary>Signs in whom a passkey belongs to, with a row in the audit. Wrong passwords slow no passkey down, so that nobody can shut out its owner.</summary>
    /// <returns>The account; null when the answer has been taken before, or the account is disabled.</returns>
    public async Task<Editor?> SignInAsync(long editorId, UserPasskeyInfo passkey, string challenge, string? from, CancellationToken ct)
    {
        if (!await UseAsync(editorId, passkey, challenge, ct))
            return null;
        var editor = await db.Users.SingleAsync(e => e.Id == editorId, ct);
        db.Record(Passwords.Self(editor, from), Verb.SignIn, Subject.Person(editorId), clock.GetUtcNow().UtcDateTime, "passkey");
        await db.SaveChangesAsync(ct);
        return editor;
    }

    /// <summary>Keeps a new passkey, in the transaction of a verb.</summary>
    internal async Task PutAsync(Editor editor, UserPasskeyInfo passkey, string name, Actor actor, CancellationToken ct)
    {
        passkey.Name = TypedText.OneLine(name) is { Length: > 0 } given ? given.Upto(NameMaxLength) : Unnamed;
        Refusal.ThrowIfFailed(await users.AddOrUpdatePasskeyAsync(editor, passkey));
        db.Record(actor, Verb.AddPasskey, Subject.Person(editor.Id), clock.GetUtcNow().UtcDateTime, passkey.Name);
        await db.SaveChangesAsync(ct);
    }
}
