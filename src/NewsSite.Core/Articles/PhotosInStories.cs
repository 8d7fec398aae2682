using NewsSite.Core.Photos;

namespace NewsSite.Core.Articles;

/// <summary>Which stories show a photo.</summary>
public static class PhotosInStories
{
    /// <summary>
    /// Of these stories, those whose live text has one of the uses. <c>db.Articles.Published().Showing(db.PhotoUses.OfPhoto(hash))</c> is what makes
    /// a photo's bytes public.
    /// </summary>
    public static IQueryable<Article> Showing(this IQueryable<Article> articles, IQueryable<PhotoUse> uses) =>
        from use in uses
        join article in articles
            on new { Id = use.ArticleId, Number = (int?)use.RevisionNumber } equals new { article.Id, Number = article.LiveNumber }
        select article;
}
