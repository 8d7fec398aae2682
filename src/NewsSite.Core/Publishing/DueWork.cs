using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>What falls due one by one.</summary>
internal static class DueWork
{
    /// <summary>Does each in a transaction of its own. One that fails is told of and stays due; it holds up no other.</summary>
    /// <param name="db">The store.</param>
    /// <param name="ids">What is due.</param>
    /// <param name="work">Does one; false when there was nothing to do any more.</param>
    /// <param name="failed">Tells of one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many were done.</returns>
    public static async Task<int> DoEachAsync(
        this NewsDb db, IEnumerable<long> ids, Func<long, CancellationToken, Task<bool>> work, Action<long, Exception> failed, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in ids)
        {
            try
            {
                if (await db.InRepeatedTransactionAsync(token => work(id, token), ct))
                    done++;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                db.ChangeTracker.Clear();
                failed(id, e);
            }
        }

        return done;
    }
}
