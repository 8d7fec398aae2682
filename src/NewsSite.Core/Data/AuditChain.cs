using Microsoft.EntityFrameworkCore;
using NewsSite.Core.History;

namespace NewsSite.Core.Data;

/// <summary>
/// Adds rows to the end of the audit's chain. The end is one row that is locked from here to the commit: on every database two who commit at once get their places one
/// after the other, and nobody waits for the work of the other, only for the end of it. What is promised: <c>docs/adr/0009</c>.
/// </summary>
internal static class AuditChain
{
    // Rows without a place that get theirs together.
    private const int Together = 1_000;

    /// <summary>Writes new rows, in the transaction that the context is in and as the last thing of it.</summary>
    public static async Task AppendAsync(this NewsDb db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0)
            return;
        var end = await db.TakeEndAsync(entries.Count, ct);
        end = Link(entries, end);
        await db.WriteRowsAsync(entries, ct);
        await db.LeaveEndAsync(end, ct);
    }

    /// <summary>Chains the rows of a store that had no chain yet. Nothing happens where there is one: rows without a place are then for people to look at.</summary>
    public static async Task BeginChainAsync(this NewsDb db, CancellationToken ct)
    {
        if (await db.AuditHeads.AnyAsync(h => h.Number == 0, ct) && await db.AuditEntries.AnyAsync(ct))
            await db.ChainRestAsync(ct);
    }

    /// <summary>Gives every row that has no place one at the end of the chain, in the order of their ids, all or none.</summary>
    /// <returns>How many there were.</returns>
    public static Task<long> ChainRestAsync(this NewsDb db, CancellationToken ct) => db.InTransactionAsync(
        async token =>
        {
            var end = await db.TakeEndAsync(0, token);
            var began = end.Number;
            for (var after = 0L; ;)
            {
                var rows = await db.AuditEntries.AsNoTracking().Where(e => e.Number == 0 && e.Id > after).OrderBy(e => e.Id).Take(Together).ToListAsync(token);
                if (rows.Count == 0)
                    break;
                end = Link(rows, end);
                foreach (var row in rows)
                    await db.AuditEntries.Where(e => e.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.Number, row.Number).SetProperty(e => e.Hash, row.Hash), token);
                after = rows[^1].Id;
            }

            await db.LeaveEndAsync(end, token);
            return end.Number - began;
        },
        ct);

    // The statement that counts up is the one that waits; what is read afterwards is what the one before left.
    private static async Task<(long Number, string Hash)> TakeEndAsync(this NewsDb db, int count, CancellationToken ct)
    {
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, h => h.Number + count), ct);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(ct);
        return (head.Number - count, head.Hash);
    }

    private static Task LeaveEndAsync(this NewsDb db, (long Number, string Hash) end, CancellationToken ct) =>
        db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, end.Number).SetProperty(h => h.Hash, end.Hash), ct);

    private static (long Number, string Hash) Link(IEnumerable<AuditEntry> rows, (long Number, string Hash) end)
    {
        foreach (var row in rows)
        {
            row.Number = ++end.Number;
            row.Hash = end.Hash = row.HashAfter(end.Hash);
        }

        return end;
    }
}
