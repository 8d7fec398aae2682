using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.People;

/// <summary>A session as its owner sees it.</summary>
/// <param name="Id">Of the session; opens nothing.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="LastSeenAt">UTC, at most five minutes before its latest request.</param>
/// <param name="From">Network address of the sign-in; null when not known.</param>
/// <param name="Browser">In words; null when not known.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
public sealed record OwnSession(long Id, DateTime StartedAt, DateTime LastSeenAt, string? From, string? Browser, bool IsThis);

/// <summary>The sessions of those who are signed in, the same on every node.</summary>
public sealed class Sessions(NewsDb db, TimeProvider clock)
{
    /// <summary>A session that is not used for so long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>A session ends after this time in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>For so long nobody who signed in is asked again who they are before they decide who gets in.</summary>
    public static readonly TimeSpan Proven = TimeSpan.FromMinutes(10);

    // Every request reads its session; that it was seen is written only so often, since a write waits for other writers.
    private static readonly TimeSpan SeenAgainAfter = TimeSpan.FromMinutes(5);
    private const int KeyBytes = 32;

    /// <summary>Begins a session, and forgets those of everybody that have ended by their age.</summary>
    /// <param name="editorId">Who signed in.</param>
    /// <param name="from">Network address of the request; null when not known.</param>
    /// <param name="browser">What the browser calls itself, in words; null when not known.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its key, to be kept in the cookie. It can't be had again.</returns>
    public async Task<string> BeginAsync(long editorId, string? from, string? browser, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow().UtcDateTime;
        var oldest = now - Longest;
        await db.DeskSessions.Where(s => s.StartedAt < oldest).ExecuteDeleteAsync(ct);
        db.DeskSessions.Add(new DeskSession { EditorId = editorId, KeyHash = HashOf(key), StartedAt = now, LastSeenAt = now, From = from, Browser = browser });
        await db.SaveChangesAsync(ct);
        return key;
    }

    /// <summary>Whether the session goes on.</summary>
    /// <param name="key">From <see cref="BeginAsync"/>.</param>
    /// <param name="isUse">True when it is used by this; false when a page only asks by itself.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<bool> GoesOnAsync(string key, bool isUse, CancellationToken ct)
    {
        var hash = HashOf(key);
        var now = clock.GetUtcNow().UtcDateTime;
        var session = await db.DeskSessions.AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash, ct);
        if (session is null || now - session.StartedAt > Longest || now - session.LastSeenAt > Idle)
            return false;
        if (isUse && now - session.LastSeenAt >= SeenAgainAfter)
            await SeeAsync(session, now, ct);
        return true;
    }

    /// <summary>Ends the session; nothing happens when it has ended already.</summary>
    /// <param name="key">From <see cref="BeginAsync"/>.</param>
    /// <param name="ct">Cancels.</param>
    public Task EndAsync(string key, CancellationToken ct)
    {
        var hash = HashOf(key);
        return db.DeskSessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync(ct);
    }

    /// <summary>Somebody's sessions that go on, the last used first.</summary>
    /// <param name="editorId">Whose.</param>
    /// <param name="key">Of the session that asks; null when it is somebody else's.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<OwnSession>> ListAsync(long editorId, string? key, CancellationToken ct)
    {
        var (hash, now) = (HashOf(key ?? ""), clock.GetUtcNow().UtcDateTime);
        var (oldest, unused) = (now - Longest, now - Idle);
        return await db.DeskSessions.Where(s => s.EditorId == editorId && s.StartedAt >= oldest && s.LastSeenAt >= unused)
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id)
            .Select(s => new OwnSession(s.Id, s.StartedAt, s.LastSeenAt, s.From, s.Browser, s.KeyHash == hash)).ToListAsync(ct);
    }

    /// <summary>Ends one of the actor's own sessions; nothing happens when it has ended already, or is somebody else's.</summary>
    public Task EndAsync(long id, Actor actor, CancellationToken ct) => EndAsync(db.DeskSessions.Where(s => s.Id == id), actor, ct);

    /// <summary>Ends the actor's own sessions but for the one that asks.</summary>
    /// <param name="key">Of the one that asks.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="ct">Cancels.</param>
    public Task EndOthersAsync(string key, Actor actor, CancellationToken ct)
    {
        var hash = HashOf(key);
        return EndAsync(db.DeskSessions.Where(s => s.KeyHash != hash), actor, ct);
    }

    /// <summary>Whether the person showed within the last <see cref="Proven"/> who they are.</summary>
    public Task<bool> IsProvenAsync(string key, CancellationToken ct)
    {
        var (hash, since) = (HashOf(key), clock.GetUtcNow().UtcDateTime - Proven);
        return db.DeskSessions.AnyAsync(s => s.KeyHash == hash && (s.ProvenAt ?? s.StartedAt) > since, ct);
    }

    /// <summary>The person has shown once more who they are.</summary>
    public Task ProveAsync(string key, CancellationToken ct)
    {
        var (hash, now) = (HashOf(key), clock.GetUtcNow().UtcDateTime);
        return db.DeskSessions.Where(s => s.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvenAt, now), ct);
    }

    private Task EndAsync(IQueryable<DeskSession> sessions, Actor actor, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            if (await sessions.Where(s => s.EditorId == actor.EditorId).ExecuteDeleteAsync(token) is > 0 and var ended)
                db.Record(actor, Verb.EndSessions, Subject.Person(actor.EditorId!.Value), clock.GetUtcNow().UtcDateTime, $"{ended} of their own");
            return await db.SaveChangesAsync(token);
        },
        ct);

    private async Task SeeAsync(DeskSession session, DateTime now, CancellationToken ct)
    {
        try
        {
            await db.DeskSessions.Where(s => s.Id == session.Id && s.LastSeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), ct);
        }
        catch (DbException)
        {
            // A store that takes no writes just now (disk full, locked) can still be read: the next request tries again.
        }
    }

    internal static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
