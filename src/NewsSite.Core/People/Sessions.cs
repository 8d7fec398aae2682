using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Core.People;

/// <summary>The sessions of those who are signed in, the same on every node.</summary>
public sealed class Sessions(NewsDb db, TimeProvider clock)
{
    /// <summary>A session that is not used for so long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    /// <summary>A session ends after this time in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // Every request reads its session; that it was seen is written only so often, since a write waits for other writers.
    private static readonly TimeSpan SeenAgainAfter = TimeSpan.FromMinutes(5);
    private const int KeyBytes = 32;

    /// <summary>Begins a session, and forgets those of everybody that have ended by their age.</summary>
    /// <param name="editorId">Who signed in.</param>
    /// <param name="from">Network address of the request; null when not known.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its key, to be kept in the cookie. It can't be had again.</returns>
    public async Task<string> BeginAsync(long editorId, string? from, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow().UtcDateTime;
        var oldest = now - Longest;
        await db.DeskSessions.Where(s => s.StartedAt < oldest).ExecuteDeleteAsync(ct);
        db.DeskSessions.Add(new DeskSession { EditorId = editorId, KeyHash = HashOf(key), StartedAt = now, LastSeenAt = now, From = from });
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

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
