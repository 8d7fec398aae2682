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

    /// <summary>
    /// True when an article may have the slug: no other one has it, and none had it, whose readers would land at the wrong story.
    /// </summary>
    /// <param name="db">The store.</param>
    /// <param name="article">Which article; null for a new one. Its own former addresses are free to it.</param>
    /// <param name="slug">The slug.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> IsFreeAsync(this NewsDb db, Article? article, string slug, CancellationToken ct)
    {
        var (path, own) = (Slug.ArticlePath(slug), article is null ? null : Slug.ArticlePath(article.Slug));
        return !await db.Articles.AnyAsync(a => a.Slug == slug, ct) && !await db.Redirects.AnyAsync(r => r.From == path && (own == null || r.To != own), ct);
    }

    /// <summary>Something of its own answers at <paramref name="path"/> from now on.</summary>
    public static Task TakeIntoUseAsync(this NewsDb db, string path, CancellationToken ct) =>
        db.TakeIntoUseAsync([path], ct);

    /// <summary>The same of many.</summary>
    public static Task TakeIntoUseAsync(this NewsDb db, IReadOnlyList<string> paths, CancellationToken ct) =>
        db.Redirects.Where(r => EF.Parameter(paths).Contains(r.From)).ExecuteDeleteAsync(ct);
}
