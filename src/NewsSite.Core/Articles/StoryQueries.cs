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
            live.WordCount)
        {
            TranslationGroup = article.TranslationGroup,
        };

    /// <summary>Each by its address and the language of its live text.</summary>
    public static IQueryable<StoryTranslation> AsTranslations(this IQueryable<Article> articles) =>
        from article in articles
        from live in article.Revisions
        where live.Number == article.LiveNumber
        select new StoryTranslation(article.Id, article.Slug, live.Language);

    /// <summary>The captions of the live texts of these stories.</summary>
    public static IQueryable<PhotoUse> OfLive(this IQueryable<PhotoUse> uses, IQueryable<Article> articles) =>
        from article in articles
        join use in uses on new { article.Id, Number = article.LiveNumber } equals new { Id = use.ArticleId, Number = (int?)use.RevisionNumber }
        select use;

    /// <summary>Newest first.</summary>
    public static IOrderedQueryable<Correction> NewestFirst(this IQueryable<Correction> corrections) =>
        corrections.OrderByDescending(c => c.CorrectedAt).ThenByDescending(c => c.Id);

    /// <summary>Of these, those that come after the cursor in <see cref="NewestFirst"/>; all of them when it is null.</summary>
    public static IQueryable<Correction> After(this IQueryable<Correction> corrections, PageCursor? cursor) => cursor is not { } after
        ? corrections
        : corrections.Where(c => c.CorrectedAt <= after.At && (c.CorrectedAt < after.At || c.Id < after.Id));

    /// <summary>Of these, those that readers were told of in the span.</summary>
    /// <param name="corrections">Corrections to choose from.</param>
    /// <param name="from">First instant, UTC.</param>
    /// <param name="until">First instant after it, UTC.</param>
    public static IQueryable<Correction> Between(this IQueryable<Correction> corrections, DateTime from, DateTime until) =>
        corrections.Where(c => c.CorrectedAt >= from && c.CorrectedAt < until);

    /// <summary>Of these, those to stories on an author's page.</summary>
    /// <param name="corrections">Corrections to choose from.</param>
    /// <param name="listings">All listings of authors.</param>
    /// <param name="authorId">The author.</param>
    public static IQueryable<Correction> ToWorkOf(this IQueryable<Correction> corrections, IQueryable<AuthorListing> listings, long authorId) =>
        corrections.Where(c => listings.Any(l => l.AuthorId == authorId && l.ArticleId == c.ArticleId));

    /// <summary>
    /// Of these, those in the stories. Asked of each correction by itself: were the two joined, a database that has seen few corrections would
    /// go through all stories to find them.
    /// </summary>
    /// <param name="corrections">Corrections to choose from.</param>
    /// <param name="stories">As a rule those that readers may see.</param>
    public static IQueryable<Correction> InStories(this IQueryable<Correction> corrections, IQueryable<Article> stories) =>
        corrections.Where(c => stories.Any(a => a.Id == c.ArticleId));

    /// <summary>When readers were first told of one of these, and when last, UTC: two instants or none.</summary>
    public static IQueryable<DateTime> Ends(this IQueryable<Correction> corrections) =>
        corrections.NewestFirst().Select(c => c.CorrectedAt).Take(1)
            .Concat(corrections.OrderBy(c => c.CorrectedAt).ThenBy(c => c.Id).Select(c => c.CorrectedAt).Take(1));

    /// <summary>Each with the story that it corrects; only those of stories that readers may see. Ask it of a page of corrections, not of all.</summary>
    public static IQueryable<CorrectionEntry> Entries(this IQueryable<Correction> corrections) =>
        from correction in corrections
        where correction.Article!.State == ArticleState.Published
        from live in correction.Article!.Revisions
        where live.Number == correction.Article!.LiveNumber
        select new CorrectionEntry(
            correction.Id, correction.ArticleId, correction.Wrong, correction.Right, correction.CorrectedAt, correction.Article!.Slug, live.Headline, live.Language);
}

/// <summary>A correction in the list of all.</summary>
/// <param name="Id">Correction id.</param>
/// <param name="ArticleId">The story.</param>
/// <param name="Wrong">Plain text.</param>
/// <param name="Right">Plain text.</param>
/// <param name="CorrectedAt">UTC.</param>
/// <param name="Slug">Last part of the story's address.</param>
/// <param name="Headline">The story's headline as it is now.</param>
/// <param name="Language">BCP 47 tag of the story's language.</param>
public sealed record CorrectionEntry(long Id, long ArticleId, string Wrong, string Right, DateTime CorrectedAt, string Slug, string Headline, string Language)
{
    /// <summary>Where the list goes on after this entry.</summary>
    public PageCursor Cursor => new(CorrectedAt, Id);
}
