using Microsoft.EntityFrameworkCore;

namespace NewsSite.Core.Articles;

/// <summary>
/// What readers may see, said once: every reader page, list, search and feed starts from <see cref="Published"/>. All lists are newest first with
/// the id as the last word, so that their order is total and a page can begin after any story.
/// </summary>
public static class ArticleQueries
{
    /// <summary>The one meaning of "readers may see it".</summary>
    public static IQueryable<Article> Published(this IQueryable<Article> articles) =>
        articles.Where(a => a.State == ArticleState.Published);

    /// <summary>Stories that were taken back and whose address tells why or where to go instead.</summary>
    public static IQueryable<Article> Withdrawn(this IQueryable<Article> articles) =>
        articles.Where(a => a.State == ArticleState.Withdrawn);

    /// <summary>Of these, those in the section.</summary>
    public static IQueryable<Article> InSection(this IQueryable<Article> articles, long sectionId) =>
        articles.Where(a => a.SectionId == sectionId);

    /// <summary>Of these, those published in the span.</summary>
    /// <param name="articles">Articles to choose from.</param>
    /// <param name="from">First instant, UTC.</param>
    /// <param name="until">First instant after it, UTC.</param>
    public static IQueryable<Article> PublishedBetween(this IQueryable<Article> articles, DateTime from, DateTime until) =>
        articles.Where(a => a.PublishedAt >= from && a.PublishedAt < until);

    /// <summary>Newest first.</summary>
    public static IOrderedQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);

    /// <summary>Of these, those that come after the cursor in <see cref="NewestFirst"/>; all of them when it is null.</summary>
    public static IQueryable<Article> After(this IQueryable<Article> articles, PageCursor? cursor) => cursor is not { } after
        ? articles
        : articles.Where(a => a.PublishedAt <= after.At && (a.PublishedAt < after.At || a.Id < after.Id));

    /// <summary>Of these stories on a tag's page, those that come after the cursor.</summary>
    public static IQueryable<TagListing> After(this IQueryable<TagListing> listings, PageCursor? cursor) => cursor is not { } after
        ? listings
        : listings.Where(l => l.PublishedAt <= after.At && (l.PublishedAt < after.At || l.ArticleId < after.Id));

    /// <summary>Of these stories on an author's page, those that come after the cursor.</summary>
    public static IQueryable<AuthorListing> After(this IQueryable<AuthorListing> listings, PageCursor? cursor) => cursor is not { } after
        ? listings
        : listings.Where(l => l.PublishedAt <= after.At && (l.PublishedAt < after.At || l.ArticleId < after.Id));

    /// <summary>
    /// What the front page is made of, each story once and in no order: the newest of all, and the newest of each section, so that a quiet
    /// section is not pushed off by a busy one. Each part is one index range, whatever the number of stories.
    /// </summary>
    /// <param name="articles">Articles to choose from.</param>
    /// <param name="newest">How many of all.</param>
    /// <param name="sectionIds">Sections, each with a part of its own.</param>
    /// <param name="newestOfEach">How many of each section.</param>
    /// <param name="placed">Stories that editors have put there.</param>
    public static IQueryable<Article> OnFront(
        this IQueryable<Article> articles, int newest, IEnumerable<long> sectionIds, int newestOfEach, long[] placed)
    {
        var found = sectionIds.Aggregate(
            articles.NewestFirst().Take(newest),
            (chosen, id) => chosen.Union(articles.InSection(id).NewestFirst().Take(newestOfEach)));
        return placed.Length == 0 ? found : found.Union(articles.Where(a => EF.Parameter(placed).Contains(a.Id)));
    }

    /// <summary>The stories of these listings, in their order.</summary>
    public static IQueryable<Article> Stories(this IQueryable<TagListing> listings) =>
        listings.OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Select(l => l.Article!);

    /// <summary>The stories of these listings, in their order.</summary>
    public static IQueryable<Article> Stories(this IQueryable<AuthorListing> listings) =>
        listings.OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.ArticleId).Select(l => l.Article!);

    /// <summary>Each with what a list shows of its live text.</summary>
    public static IQueryable<ArticleCard> Cards(this IQueryable<Article> articles) =>
        from article in articles
        from live in article.Revisions
        where live.Number == article.LiveNumber
        from lead in live.Captions.Where(c => c.Position == 0 && (c.Photo == null || c.Photo.EndedAt == null)).DefaultIfEmpty()
        select new ArticleCard(
            article.Id,
            article.Slug,
            live.Headline,
            live.Standfirst,
            live.BodyHtml.Substring(0, ArticleCard.OpeningLength),
            live.Language,
            live.Section == null ? null : live.Section.Name,
            live.Section == null ? null : live.Section.Slug,
            article.PublishedAt!.Value,
            article.UpdatedAt,
            lead.Photo == null ? null : lead.Photo.Hash,
            lead.Photo == null ? 0 : lead.Photo.Width,
            lead.Photo == null ? 0 : lead.Photo.Height,
            lead.IsDecorative ? "" : lead.AlternativeText ?? lead.Photo!.AlternativeText)
        {
            PhotoTag = lead.Photo == null ? "" : lead.Photo.RenditionTag,
            PhotoColour = lead.Photo == null ? "" : lead.Photo.Colour,
        };
}

/// <summary>What a list shows of a story.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Slug">Last part of its address.</param>
/// <param name="Headline">Plain text.</param>
/// <param name="Standfirst">Plain text; empty when there is none.</param>
/// <param name="Opening">The first <see cref="OpeningLength"/> characters of the body's HTML, cut anywhere.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="SectionName">Null when it is in none.</param>
/// <param name="SectionSlug">Null when it is in none.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="UpdatedAt">UTC; null when never updated.</param>
/// <param name="PhotoHash">Lead photo; null when there is none.</param>
/// <param name="PhotoWidth">Pixels; 0 without a photo.</param>
/// <param name="PhotoHeight">Pixels; 0 without a photo.</param>
/// <param name="PhotoAlternativeText">Null without a photo.</param>
public sealed record ArticleCard(
    long Id,
    string Slug,
    string Headline,
    string Standfirst,
    string Opening,
    string Language,
    string? SectionName,
    string? SectionSlug,
    DateTime PublishedAt,
    DateTime? UpdatedAt,
    string? PhotoHash,
    int PhotoWidth,
    int PhotoHeight,
    string? PhotoAlternativeText)
{
    /// <summary>Characters of <see cref="Opening"/>: enough HTML for a sentence or two of text.</summary>
    public const int OpeningLength = 800;

    /// <summary><see cref="Photos.Photo.RenditionTag"/>; empty without a photo.</summary>
    public string PhotoTag { get; init; } = "";

    /// <summary><see cref="Photos.Photo.Colour"/>; empty without a photo.</summary>
    public string PhotoColour { get; init; } = "";

    /// <summary>Where a list goes on after this card.</summary>
    public PageCursor Cursor => new(PublishedAt, Id);
}
