using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;

namespace NewsSite.Web.Presentation;

/// <summary>Reads a saved text as readers would get it. Tags that wait for an admin are not on it, as they would not be.</summary>
internal static class DraftView
{
    /// <summary>The text of that number; null when the article has no such. Whether somebody may see it is asked by the caller.</summary>
    public static async Task<StoryView?> ViewAsync(this NewsDb db, Article article, int number, CancellationToken ct) =>
        await db.WholeTextAsync(article.Id, number, ct) is { } text
            ? new StoryView(Story(article, text), await NotesAsync(db, text, ct)) { IsPublished = article.PublishedAt is not null }
            : null;

    private static Story Story(Article article, Revision text) => new(
        article.Id, text.Number, text.Slug.Length > 0 ? text.Slug : article.Slug, text.Headline, text.Standfirst, text.BodyHtml, text.Byline, text.Dateline, text.Language,
        text.Section?.Name, text.Section?.Slug, article.PublishedAt ?? article.SavedAt, article.UpdatedAt, text.WordCount);

    private static async Task<StoryNotes> NotesAsync(NewsDb db, Revision text, CancellationToken ct)
    {
        var tags = DraftText.TagsOf(text).Where(tag => tag.State == TagState.Accepted).Select(tag => new StoryTag(tag.Id, tag.Name, tag.Slug, tag.LiveCount));
        var keys = Bylines.Names(text.Byline).Select(SearchText.Fold).ToList();
        var authors = await db.Authors.Where(a => keys.Contains(a.Key)).Select(a => new { a.Key, a.Name, a.Slug }).ToListAsync(ct);
        var saved = await db.NotesOfAsync(text.ArticleId, text.Number, ct);
        return new StoryNotes(saved.Captions, [.. tags], [.. authors.OrderBy(a => keys.IndexOf(a.Key)).Select(a => new StoryLink(a.Name, a.Slug))], saved.Corrections);
    }
}
