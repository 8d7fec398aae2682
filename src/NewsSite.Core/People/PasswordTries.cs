using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>
/// How often the password of an account may be tried, over all nodes: ten times, then once a minute, until it is right. A try is counted before the
/// password is checked, by one statement, so that guesses side by side do not slip through. Addresses where the person has signed in before do not
/// wait: whoever knows a colleague's e-mail address slows down strangers and never shuts the colleague out.
/// </summary>
public sealed class PasswordTries(NewsDb db, TimeProvider clock)
{
    /// <summary>Wrong passwords before an account is slowed down.</summary>
    public const int Most = 10;

    /// <summary>How long each further wrong password closes it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // How long an address is known by.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Counts a try.</summary>
    /// <param name="editorId">Of which account.</param>
    /// <param name="from">Network address of the request; null: one that is not known.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<PasswordTry> BeginAsync(long editorId, string? from, CancellationToken ct)
    {
        var account = db.Users.Where(e => e.Id == editorId);
        if (await account.Where(e => e.AccessFailedCount < Most - 1).ExecuteUpdateAsync(set => set.SetProperty(e => e.AccessFailedCount, e => e.AccessFailedCount + 1), ct) > 0)
            return PasswordTry.Counted;

        var until = clock.GetUtcNow() + Pause;
        if (await account.Where(e => e.AccessFailedCount == Most - 1).ExecuteUpdateAsync(
                set => set.SetProperty(e => e.AccessFailedCount, Most).SetProperty(e => e.LockoutEnd, until), ct) > 0)
            return PasswordTry.Last;
        return await IsKnownAsync(editorId, from, ct) || await TakeTurnAsync(account, until, ct) ? PasswordTry.Counted : PasswordTry.Refused;
    }

    /// <summary>The password was right: what was counted is forgotten.</summary>
    internal Task ForgetAsync(long editorId, CancellationToken ct) => db.Users.Where(e => e.Id == editorId).ExecuteUpdateAsync(
        set => set.SetProperty(e => e.AccessFailedCount, 0).SetProperty(e => e.LockoutEnd, (DateTimeOffset?)null), ct);

    // Of several who find the pause over, the one whose statement still finds its old end has the turn. SQLite orders no such times, but tells equal ones.
    private async Task<bool> TakeTurnAsync(IQueryable<Editor> account, DateTimeOffset until, CancellationToken ct)
    {
        var ends = await account.Select(e => e.LockoutEnd).SingleAsync(ct);
        return (ends is null || ends <= clock.GetUtcNow())
            && await account.Where(e => e.LockoutEnd == ends).ExecuteUpdateAsync(set => set.SetProperty(e => e.LockoutEnd, until), ct) > 0;
    }

    private async Task<bool> IsKnownAsync(long editorId, string? from, CancellationToken ct)
    {
        var (person, since) = (Subject.Person(editorId), clock.GetUtcNow().UtcDateTime - Remembered);
        return from is not null && await db.AuditEntries.AnyAsync(
            e => e.Subject == person.Kind && e.SubjectId == person.Id && e.Verb == Verb.SignIn && e.From == from && e.At > since, ct);
    }
}

/// <summary>Whether a password may be checked.</summary>
internal enum PasswordTry
{
    /// <summary>It may.</summary>
    Counted,

    /// <summary>It may; when it is wrong, the account is slowed down from here on.</summary>
    Last,

    /// <summary>Not now.</summary>
    Refused,
}
