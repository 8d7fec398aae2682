using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>Keeps old addresses answering, without chains or loops.</summary>
internal static class AddressBook
{
    /// <summary>The thing at <paramref name="from"/> is at <paramref name="to"/> from now on.</summary>
    public static async Task MoveAsync(this NewsDb db, string from, string to, DateTime at, CancellationToken ct)
    {
        await db.TakeIntoUseAsync(to, ct);
        await db.Redirects.Where(r => r.To == from).ExecuteUpdateAsync(set => set.SetProperty(r => r.To, to), ct);
        await db.Redirects.Where(r => r.From == from).ExecuteDeleteAsync(ct);
        db.Redirects.Add(new Redirect { From = from, To = to, MovedAt = at });
    }

    /// <summary>Something of its own answers at <paramref name="path"/> from now on.</summary>
    public static Task TakeIntoUseAsync(this NewsDb db, string path, CancellationToken ct) =>
        db.Redirects.Where(r => r.From == path).ExecuteDeleteAsync(ct);
}
