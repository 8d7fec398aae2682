using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>What a walk along the audit's chain came to.</summary>
/// <param name="UpTo">Number of the last row up to which the chain is whole.</param>
/// <param name="Hash">That row's hash; empty where there is none.</param>
/// <param name="Finding">The first row that is not as it was written; null when all are.</param>
public sealed record AuditState(long UpTo, string Hash, StoreFinding? Finding);

/// <summary>Walks along the audit's chain from its first row and names the first that was changed, taken out, put in or moved. A thousand rows are in memory at once.</summary>
public sealed class AuditCheck(NewsDb db)
{
    private const int Together = 1_000;

    /// <summary>Walks to the end.</summary>
    public async Task<AuditState> WalkAsync(CancellationToken ct)
    {
        // In this order: whoever adds a row moves the end in the same transaction.
        var last = await db.AuditEntries.MaxAsync(e => (long?)e.Number, ct) ?? 0;
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct) ?? new AuditHead();
        var (number, hash) = (0L, "");
        while (number < head.Number)
        {
            // One more than there are places: two rows in one place are seen.
            var (after, upTo) = (number, Math.Min(number + Together, head.Number));
            var rows = await db.AuditEntries.AsNoTracking().Where(e => e.Number > after && e.Number <= upTo).OrderBy(e => e.Number).ThenBy(e => e.Id).Take(Together + 1).ToListAsync(ct);
            foreach (var row in rows)
            {
                if (Trouble(row, number, hash) is { } text)
                    return new AuditState(number, hash, Found(row, text));
                (number, hash) = (row.Number, row.Hash);
            }

            if (number < upTo)
                return new AuditState(number, hash, new StoreFinding("audit", $"audit number {number + 1}", number + 1 == head.Number ? "was taken out of the chain." : $"was taken out of the chain, or all up to {upTo}."));
        }

        if (hash != head.Hash)
            return new AuditState(number, hash, new StoreFinding("audit", $"audit number {number}", "is not the row that was added last: its hash is not the one that the chain ends with."));
        return new AuditState(number, hash, await StrayAsync(last, head.Number, ct));
    }

    private static string? Trouble(AuditEntry row, long before, string hash)
    {
        if (row.Number == before)
            return $"stands in the place of another row, number {before}: it was put in.";
        if (row.Number > before + 1)
            return $"follows number {before}: what stood between was taken out.";
        return row.HashAfter(hash) == row.Hash ? null : "is not as it was written: it was changed, or stands in another row's place.";
    }

    private async Task<StoreFinding?> StrayAsync(long last, long end, CancellationToken ct)
    {
        if (last > end)
            return Found(await db.AuditEntries.AsNoTracking().Where(e => e.Number > end).OrderBy(e => e.Number).FirstAsync(ct), $"stands behind the end of the chain, which is number {end}: it was put in.");
        var stray = await db.AuditEntries.AsNoTracking().Where(e => e.Number < 1).OrderBy(e => e.Number).FirstOrDefaultAsync(ct);
        return stray is null ? null : Found(stray, "has no place in the chain: it was put in by hand, or written by an earlier version of the program, and then newssite database migrate gives it one.");
    }

    private static StoreFinding Found(AuditEntry row, string text) => new("audit", $"audit row {row.Id} (number {row.Number})", text);
}
