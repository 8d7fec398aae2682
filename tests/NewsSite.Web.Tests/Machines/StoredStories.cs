using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Machines;

/// <summary>A published story as the tables have it, read without the queries that feeds read by.</summary>
internal sealed record StoredStory(
    string Slug, string Headline, string? Section, IReadOnlyList<string> Authors, IReadOnlyList<string> Tags, DateTime PublishedAt, DateTime ChangedAt,
    IReadOnlyList<string> Captions, IReadOnlyList<string> Credits, IReadOnlyList<Correction> Corrections);

internal static class StoredStories
{
    /// <summary>All published stories, newest first.</summary>
    public static Task<IReadOnlyList<StoredStory>> ReadAsync(MachinePaper printed) => printed.Paper.Site.WithAsync<NewsDb, IReadOnlyList<StoredStory>>(async db =>
    {
        var articles = await db.Articles.Where(a => a.State == ArticleState.Published).ToListAsync();
        var texts = await db.Revisions.Include(r => r.Section).Include(r => r.Tags).ThenInclude(t => t.Tag).Include(r => r.Captions).ThenInclude(c => c.Photo).AsSplitQuery().ToListAsync();
        var corrections = await db.Corrections.ToListAsync();
        return
        [
            .. from article in articles
               let text = texts.Single(r => r.ArticleId == article.Id && r.Number == article.LiveNumber)
               let captions = text.Captions.OrderBy(c => c.Position).ToList()
               orderby article.PublishedAt descending, article.Id descending
               select new StoredStory(
                   article.Slug, text.Headline, text.Section?.Name, Bylines.Names(text.Byline), [.. text.Tags.OrderBy(t => t.Position).Select(t => t.Tag!.Name)],
                   article.PublishedAt!.Value, article.UpdatedAt ?? article.PublishedAt.Value,
                   [.. captions.Select(c => c.Caption ?? c.Photo?.Caption ?? "").Where(c => c.Length > 0)],
                   [.. captions.Select(c => c.Credit ?? c.Photo?.Credit ?? "").Where(c => c.Length > 0)],
                   [.. corrections.Where(c => c.ArticleId == article.Id)]),
        ];
    });
}
