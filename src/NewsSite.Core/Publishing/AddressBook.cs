using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>Keeps old addresses answering, without chains or loops, and knows which story is at one.</summary>
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

    /// <summary>The story that somebody means by the address of its page, now or once, by that of its editor, or by the last part of either.</summary>
    /// <param name="db">The store.</param>
    /// <param name="typed">As typed or pasted.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The story, in whatever state; null when there is none.</returns>
    public static async Task<Article?> StoryAtAsync(this NewsDb db, string typed, CancellationToken ct)
    {
        var parts = Uri.UnescapeDataString(typed.Trim().Split('?', '#')[0]).TrimEnd('/').Split('/');
        var desk = Array.IndexOf(parts, "admin");
        if (desk >= 0 && parts.ElementAtOrDefault(desk + 1) == "articles")
            return long.TryParse(parts.ElementAtOrDefault(desk + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await db.Articles.SingleOrDefaultAsync(a => a.Id == id, ct) : null;

        var slug = parts[^1].ToLowerInvariant();
        if (await db.Articles.SingleOrDefaultAsync(a => a.Slug == slug, ct) is { } story)
            return story;
        var (former, articles) = (Slug.ArticlePath(slug), Slug.ArticlePath(""));
        var path = await db.Redirects.Where(r => r.From == former).Select(r => r.To).SingleOrDefaultAsync(ct);
        if (path is null || !path.StartsWith(articles, StringComparison.Ordinal))
            return null;
        var present = path[articles.Length..];
        return await db.Articles.SingleOrDefaultAsync(a => a.Slug == present, ct);
    }

    /// <summary>Something of its own answers at <paramref name="path"/> from now on.</summary>
    public static Task TakeIntoUseAsync(this NewsDb db, string path, CancellationToken ct) =>
        db.TakeIntoUseAsync([path], ct);

    /// <summary>The same of many.</summary>
    public static Task TakeIntoUseAsync(this NewsDb db, IReadOnlyList<string> paths, CancellationToken ct) =>
        db.Redirects.Where(r => EF.Parameter(paths).Contains(r.From)).ExecuteDeleteAsync(ct);
}
