using NewsSite.Core.Photos;

namespace NewsSite.Core.Articles;

/// <summary>What a story's page reads.</summary>
public static class StoryQueries
{
    /// <summary>Each with its live text.</summary>
    public static IQueryable<Story> AsStories(this IQueryable<Article> articles) =>
        from article in articles
        from live in article.Revisions
        where live.Number == article.LiveNumber
        select new Story(
            article.Id,
            live.Number,
            article.Slug,
            live.Headline,
            live.Standfirst,
            live.BodyHtml,
            live.Byline,
            live.Dateline,
            live.Language,
            live.Section == null ? null : live.Section.Name,
            live.Section == null ? null : live.Section.Slug,
            article.PublishedAt!.Value,
            article.UpdatedAt,
            live.WordCount);

    /// <summary>The captions of a revision in their order, without those of photos whose rights have ended.</summary>
    public static IQueryable<StoryCaption> Of(this IQueryable<PhotoUse> uses, long articleId, int number) =>
        uses.Where(u => u.ArticleId == articleId && u.RevisionNumber == number && (u.Photo == null || u.Photo.EndedAt == null))
            .OrderBy(u => u.Position)
            .Select(u => new StoryCaption(
                u.Caption ?? u.Photo!.Caption ?? "",
                u.Credit ?? u.Photo!.Credit ?? "",
                u.IsDecorative ? "" : u.AlternativeText ?? u.Photo!.AlternativeText ?? "",
                u.Photo == null ? null : u.Photo.Hash,
                u.Photo == null ? 0 : u.Photo.Width,
                u.Photo == null ? 0 : u.Photo.Height)
            {
                PhotoTag = u.Photo == null ? "" : u.Photo.RenditionTag,
                PhotoColour = u.Photo == null ? "" : u.Photo.Colour,
            });

    /// <summary>The captions of the live texts of these stories, each story's in their order.</summary>
    public static IQueryable<LiveCaption> OfLive(this IQueryable<PhotoUse> uses, IQueryable<Article> articles) =>
        from article in articles
        join use in uses on new { article.Id, Number = article.LiveNumber } equals new { Id = use.ArticleId, Number = (int?)use.RevisionNumber }
        where use.Photo == null || use.Photo.EndedAt == null
        orderby use.ArticleId, use.Position
        select new LiveCaption(use.ArticleId, use.RevisionNumber, new StoryCaption(
            use.Caption ?? use.Photo!.Caption ?? "",
            use.Credit ?? use.Photo!.Credit ?? "",
            use.IsDecorative ? "" : use.AlternativeText ?? use.Photo!.AlternativeText ?? "",
            use.Photo == null ? null : use.Photo.Hash,
            use.Photo == null ? 0 : use.Photo.Width,
            use.Photo == null ? 0 : use.Photo.Height));

    /// <summary>Newest first.</summary>
    public static IOrderedQueryable<Correction> NewestFirst(this IQueryable<Correction> corrections) =>
        corrections.OrderByDescending(c => c.CorrectedAt).ThenByDescending(c => c.Id);

    /// <summary>Of these, those that come after the cursor in <see cref="NewestFirst"/>; all of them when it is null.</summary>
    public static IQueryable<Correction> After(this IQueryable<Correction> corrections, PageCursor? cursor) => cursor is not { } after
        ? corrections
        : corrections.Where(c => c.CorrectedAt <= after.At && (c.CorrectedAt < after.At || c.Id < after.Id));

    /// <summary>Those of stories that readers may see, each with the story that it corrects.</summary>
    public static IQueryable<CorrectionEntry> Entries(this IQueryable<Correction> corrections) =>
        from correction in corrections
        where correction.Article!.State == ArticleState.Published
        from live in correction.Article!.Revisions
        where live.Number == correction.Article!.LiveNumber
        select new CorrectionEntry(
            correction.Id, correction.Wrong, correction.Right, correction.CorrectedAt, correction.Article!.Slug, live.Headline, live.Language);
}

/// <summary>A caption and whose it is.</summary>
/// <param name="ArticleId">The story.</param>
/// <param name="Number"><see cref="Revision.Number"/> of the text that it stands in.</param>
/// <param name="Caption">What it says.</param>
public sealed record LiveCaption(long ArticleId, int Number, StoryCaption Caption);

/// <summary>A correction in the list of all.</summary>
/// <param name="Id">Correction id.</param>
/// <param name="Wrong">Plain text.</param>
/// <param name="Right">Plain text.</param>
/// <param name="CorrectedAt">UTC.</param>
/// <param name="Slug">Last part of the story's address.</param>
/// <param name="Headline">The story's headline as it is now.</param>
/// <param name="Language">BCP 47 tag of the story's language.</param>
public sealed record CorrectionEntry(long Id, string Wrong, string Right, DateTime CorrectedAt, string Slug, string Headline, string Language)
{
    /// <summary>Where the list goes on after this entry.</summary>
    public PageCursor Cursor => new(CorrectedAt, Id);
}
