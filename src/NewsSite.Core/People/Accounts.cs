using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>What became of an attempt to add somebody or to let them choose a new password.</summary>
/// <param name="Id">The account; null when nothing was done.</param>
/// <param name="Code">One-time code with which the person chooses a password, to be shown once; null when none was made.</param>
/// <param name="Problems">What has to be put right first; none when it is done.</param>
public sealed record AccountResult(long? Id, string? Code, IReadOnlyList<Problem> Problems);

/// <summary>
/// The verbs on accounts, for the desk and the command line. Each is one transaction with its audit row, and each signs out everywhere whom
/// it concerns. They return null when there is no such account.
/// </summary>
public sealed class Accounts(NewsDb db, UserManager<Editor> users, PasswordRules rules, AuthenticatorApp app, TimeProvider clock)
{
    /// <summary>How long a code for choosing a password works.</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromHours(24);

    /// <summary>Adds a person.</summary>
    /// <param name="email">Their address, also their name at sign-in.</param>
    /// <param name="displayName">The name that colleagues see; may be empty.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="password">Their password; null: they choose one with the code that comes back.</param>
    /// <param name="actor">Who adds them.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public async Task<AccountResult> AddAsync(string email, string displayName, Role role, string? password, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Administer);
        var name = EmailAddress.Clean(email);
        var editor = new Editor { Email = name, UserName = name, DisplayName = TypedText.OneLine(displayName), EmailConfirmed = true };
        List<Problem> problems = [.. EmailAddress.Check(email), .. CheckName(displayName)];
        if (!Enum.IsDefined(role))
            problems.Add(new Problem("Role", T("Choose a role.")));
        if (password is not null)
            problems.AddRange(rules.Check(password, editor));
        if (problems.Count > 0)
            return new AccountResult(null, null, problems);

        // Hashing takes a good part of a second: not while the database waits.
        editor.PasswordHash = password is null ? null : users.PasswordHasher.HashPassword(editor, password);
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var now = clock.GetUtcNow().UtcDateTime;
                    editor.Id = 0;
                    editor.CreatedAt = now;
                    Refusal.ThrowIfFailed(await users.CreateAsync(editor));
                    Refusal.ThrowIfFailed(await users.AddToRoleAsync(editor, role.ToString()));
                    var code = password is null ? db.NewCode(CodePurpose.Password, editor.Id, now + CodeLifetime) : null;
                    db.Record(actor, Verb.CreatePerson, Subject.Person(editor.Id), now, role.ToString());
                    await db.SaveChangesAsync(token);
                    return new AccountResult(editor.Id, code, Problem.None);
                },
                ct);
        }
        catch (Refusal refusal)
        {
            return new AccountResult(null, null, refusal.Problems);
        }
        catch (DbUpdateException e) when (Conflict.IsIn(e))
        {
            // Two admins added the same address at once: the unique index decided.
            db.ChangeTracker.Clear();
            return new AccountResult(null, null, [EmailAddress.Taken]);
        }
    }

    /// <summary>Gives a person another role.</summary>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> ChangeRoleAsync(long id, Role role, Actor actor, CancellationToken ct) =>
        DoAsync(id, actor, Verb.ChangeRole, async (editor, _, token) =>
        {
            if (!Enum.IsDefined(role))
                throw new Refusal([new Problem("Role", T("Choose a role."))]);
            var before = await users.GetRolesAsync(editor);
            if (before.Contains(role.ToString()))
                throw new Refusal([new Problem("Role", Already(role))]);
            if (before.Contains(nameof(Role.Admin)))
                await KeepAnAdminAsync(editor, token);
            Refusal.ThrowIfFailed(await users.RemoveFromRolesAsync(editor, before));
            Refusal.ThrowIfFailed(await users.AddToRoleAsync(editor, role.ToString()));
            return $"{string.Join(", ", before)} to {role}";
        }, ct);

    /// <summary>Shuts a person out; what they wrote stays.</summary>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> DisableAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, actor, Verb.DisablePerson, async (editor, now, token) =>
        {
            if (editor.DisabledAt is not null)
                throw new Refusal([new Problem("", T("This account is disabled already."))]);
            if (await users.IsInRoleAsync(editor, nameof(Role.Admin)))
                await KeepAnAdminAsync(editor, token);
            editor.DisabledAt = now;
            await db.RevokeCodesAsync(CodePurpose.Password, editor.Id, token);
            return "";
        }, ct);

    /// <summary>Lets a disabled person in again.</summary>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> EnableAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, actor, Verb.EnablePerson, (editor, _, _) =>
        {
            if (editor.DisabledAt is null)
                throw new Refusal([new Problem("", T("This account is not disabled."))]);
            editor.DisabledAt = null;
            return Task.FromResult("");
        }, ct);

    /// <summary>Ends every session of a person; they may sign in again.</summary>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> EndSessionsAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, actor, Verb.EndSessions, (_, _, _) => Task.FromResult("all"), ct);

    /// <summary>Takes passkeys and authenticator app off the account of a person who lost them; the password stays.</summary>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public Task<IReadOnlyList<Problem>?> RemoveFactorsAsync(long id, Actor actor, CancellationToken ct) =>
        DoAsync(id, actor, Verb.RemoveFactors, async (editor, _, token) =>
        {
            if (editor.PasswordHash is null && await users.IsInRoleAsync(editor, nameof(Role.Admin)))
                await KeepAnAdminAsync(editor, token);
            var passkeys = await db.UserPasskeys.Where(p => p.UserId == id).ExecuteDeleteAsync(token);
            if (passkeys == 0 && !editor.TwoFactorEnabled)
                throw new Refusal([new Problem("", T("This account has neither passkeys nor an authenticator app."))]);
            var had = editor.TwoFactorEnabled;
            await app.ForgetAsync(editor, token);
            return $"passkeys: {passkeys}{(had ? ", authenticator app" : "")}";
        }, ct);

    /// <summary>Makes a code with which a person chooses a new password. The old one works until then.</summary>
    /// <returns>The code, or what stands in the way; null when there is no such account.</returns>
    /// <exception cref="NotAllowedException">The actor may not administer.</exception>
    public async Task<AccountResult?> ResetAsync(long id, Actor actor, CancellationToken ct)
    {
        var code = "";
        var problems = await DoAsync(id, actor, Verb.ResetPassword, async (editor, now, token) =>
        {
            if (editor.DisabledAt is not null)
                throw new Refusal([new Problem("", T("This account is disabled. Enable it first."))]);
            await db.RevokeCodesAsync(CodePurpose.Password, editor.Id, token);
            code = db.NewCode(CodePurpose.Password, editor.Id, now + CodeLifetime);
            return "";
        }, ct, signOut: false);
        return problems is null ? null : new AccountResult(id, problems.Count == 0 ? code : null, problems);
    }

    /// <summary>Everybody, in order of address.</summary>
    public Task<List<Person>> ListAsync(CancellationToken ct) => People(db.Users).ToListAsync(ct);

    /// <summary>One account; null when there is none of that id.</summary>
    public Task<Person?> FindAsync(long id, CancellationToken ct) => People(db.Users.Where(e => e.Id == id)).SingleOrDefaultAsync(ct);

    /// <summary>One account; null when there is none of that address.</summary>
    public Task<Person?> FindAsync(string email, CancellationToken ct)
    {
        var key = users.NormalizeEmail(EmailAddress.Clean(email));
        return People(db.Users.Where(e => e.NormalizedEmail == key)).SingleOrDefaultAsync(ct);
    }

    private IQueryable<Person> People(IQueryable<Editor> editors) =>
        from editor in editors.AsNoTracking()
        join held in db.UserRoles on editor.Id equals held.UserId
        orderby editor.Email
        select new Person(
            editor.Id, editor.Email!, editor.DisplayName, (Role)held.RoleId, editor.CreatedAt, editor.DisabledAt, editor.PasswordHash != null, editor.LockoutEnd, editor.TwoFactorEnabled, db.UserPasskeys.Count(p => p.UserId == editor.Id));

    internal static IReadOnlyList<Problem> CheckName(string displayName) => displayName.Trim().Length > Editor.DisplayNameMaxLength
        ? [new Problem("Name", T($"The name is longer than {Editor.DisplayNameMaxLength} characters. Shorten it."))]
        : Problem.None;

    private static string Already(Role role) => role switch
    {
        Role.Admin => T("This person is Admin already."),
        Role.Editor => T("This person is Editor already."),
        _ => T("This person is Writer already."),
    };

    private async Task<IReadOnlyList<Problem>?> DoAsync(
        long id, Actor actor, Verb verb, Func<Editor, DateTime, CancellationToken, Task<string>> work, CancellationToken ct, bool signOut = true)
    {
        actor.Require(Right.Administer);
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var editor = await db.Users.SingleOrDefaultAsync(e => e.Id == id, token);
                    if (editor is null)
                        return null;
                    var now = clock.GetUtcNow().UtcDateTime;
                    var details = await work(editor, now, token);
                    if (signOut)
                    {
                        Refusal.ThrowIfFailed(await users.UpdateSecurityStampAsync(editor));
                        await db.DeskSessions.Where(s => s.EditorId == id).ExecuteDeleteAsync(token);
                    }

                    db.Record(actor, verb, Subject.Person(id), now, details);
                    await db.SaveChangesAsync(token);
                    return Problem.None;
                },
                ct);
        }
        catch (Refusal refusal)
        {
            db.ChangeTracker.Clear();
            return refusal.Problems;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [new Problem("", T("Somebody else changed this account at the same moment. Look at it again and repeat."))];
        }
    }

    // Who was invited and has not come yet can't sign in: the invitation may run out.
    // Two admins may take each other's role at once: each attempt also touches an admin who is to remain, so that one of the two fails.
    private async Task KeepAnAdminAsync(Editor leaving, CancellationToken ct)
    {
        var remaining = await db.Users
            .Where(e => e.Id != leaving.Id && e.DisabledAt == null && (e.PasswordHash != null || db.UserPasskeys.Any(p => p.UserId == e.Id)) && db.UserRoles.Any(r => r.UserId == e.Id && r.RoleId == (long)Role.Admin))
            .OrderBy(e => e.Id)
            .FirstOrDefaultAsync(ct);
        if (remaining is null)
            throw new Refusal([new Problem("Role", T("This is the only admin who can sign in. Make somebody else an admin first."))]);
        remaining.ConcurrencyStamp = Guid.NewGuid().ToString();
    }
}
