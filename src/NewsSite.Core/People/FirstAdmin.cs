using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// How the first person gets in: a code, printed where the site was started, makes one admin. It works while there is no admin, for half an
/// hour, once over all nodes. There is no default password.
/// </summary>
public sealed class FirstAdmin(NewsDb db, UserManager<Editor> users, PasswordRules rules, TimeProvider clock)
{
    /// <summary>How long a code works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Makes a new code; the ones from other nodes stay good until one of them is used.</summary>
    /// <returns>The code, to be shown once; null when there is an admin already.</returns>
    public async Task<string?> IssueCodeAsync(CancellationToken ct)
    {
        if (await ExistsAsync(ct))
            return null;
        return await db.InTransactionAsync(
            async token =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                await db.OneTimeCodes.Where(c => c.Purpose == CodePurpose.Setup && c.ExpiresAt <= now).ExecuteDeleteAsync(token);
                var code = db.NewCode(CodePurpose.Setup, null, now + Lifetime);
                await db.SaveChangesAsync(token);
                return code;
            },
            ct);
    }

    /// <summary>True when the code can be used now.</summary>
    public async Task<bool> IsOpenAsync(string? code, CancellationToken ct) =>
        !await ExistsAsync(ct) && await db.FindCodeAsync(CodePurpose.Setup, code, clock.GetUtcNow().UtcDateTime, ct) is not null;

    /// <summary>Makes the admin and closes the set-up for good.</summary>
    /// <param name="code">As printed.</param>
    /// <param name="email">The admin's address.</param>
    /// <param name="password">The admin's password.</param>
    /// <param name="from">Network address of the request, for the audit.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when the code opens nothing: wrong, old or used, or there is an admin.</returns>
    public async Task<IReadOnlyList<Problem>?> CreateAsync(string? code, string email, string password, string? from, CancellationToken ct)
    {
        if (!await IsOpenAsync(code, ct))
            return null;

        var editor = new Editor { Email = EmailAddress.Clean(email), UserName = EmailAddress.Clean(email) };
        List<Problem> problems = [.. EmailAddress.Check(email), .. rules.Check(password, editor)];
        if (problems.Count > 0)
            return problems;

        editor.PasswordHash = users.PasswordHasher.HashPassword(editor, password);
        try
        {
            return await db.InTransactionAsync(token => CreateAsync(code, editor, from, token), ct);
        }
        catch (Refusal refusal)
        {
            return refusal.Problems;
        }
        catch (DbUpdateException e) when (Conflict.IsIn(e))
        {
            // Somebody used this code or another at the same moment: they are the first admin.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private async Task<IReadOnlyList<Problem>?> CreateAsync(string? code, Editor editor, string? from, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (await ExistsAsync(ct) || await db.FindCodeAsync(CodePurpose.Setup, code, now, ct) is null)
            return null;

        // Every open code is used up, not only this one: of two nodes that are claimed at once, the codes' versions let one win.
        foreach (var open in await db.OneTimeCodes.Where(c => c.Purpose == CodePurpose.Setup && c.UsedAt == null).ToListAsync(ct))
            open.UsedAt = now;
        await db.SaveChangesAsync(ct);

        editor.CreatedAt = now;
        editor.EmailConfirmed = true;
        editor.Id = 0;
        Refusal.ThrowIfFailed(await users.CreateAsync(editor));
        Refusal.ThrowIfFailed(await users.AddToRoleAsync(editor, nameof(Role.Admin)));
        db.Record(new Actor(editor.Id, editor.Email!, Role.Admin, from), Verb.CreatePerson, Subject.Person(editor.Id), now, "first admin");
        await db.SaveChangesAsync(ct);
        return Problem.None;
    }

    /// <summary>True when somebody can administer the site, disabled or not: a disabled admin is no reason to open the set-up again.</summary>
    public Task<bool> ExistsAsync(CancellationToken ct) => db.UserRoles.AnyAsync(r => r.RoleId == (long)Role.Admin, ct);
}
