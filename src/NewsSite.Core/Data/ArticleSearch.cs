using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Rendering;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>
/// Finds stories. Readers get those with every term in the headline first, then those with them anywhere, newest first in each: an order
/// that the indexes keep, so that a page costs the same however many stories there are. Nothing is counted or ranked for the same reason.
/// </summary>
public sealed class ArticleSearch(NewsDb db, ISearchIndex index)
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 20;

    // Enough for the excerpt to be found in; a story a hundred times as long should not be read whole for three lines of it.
    private const int ExcerptSourceLength = 50_000;

    /// <summary>A page of the published stories that answer a query.</summary>
    /// <param name="query">What is looked for; an empty page when there is nothing to look for.</param>
    /// <param name="after"><see cref="SearchPage.Next"/> of the page before; null or empty for the first.</param>
    /// <param name="ct">Ends the search.</param>
    /// <returns>The page; null when <paramref name="after"/> is no cursor of a search.</returns>
    public async Task<SearchPage?> FindAsync(SearchQuery query, string? after, CancellationToken ct)
    {
        if (SearchCursor.Parse(after) is not { } cursor)
            return null;
        if (query.Wanted.Count == 0)
            return SearchPage.Empty;

        var rows = new List<Row>();
        if (cursor.Scope == SearchScope.Headline)
            rows.AddRange(await RowsAsync(query, cursor, PageSize + 1, ct));
        if (rows.Count <= PageSize)
        {
            var elsewhere = cursor.Scope == SearchScope.Elsewhere ? cursor : new SearchCursor(SearchScope.Elsewhere, long.MaxValue);
            rows.AddRange(await RowsAsync(query, elsewhere, PageSize + 1 - rows.Count, ct));
        }

        var shown = rows.Take(PageSize).ToList();
        var next = rows.Count > PageSize ? new SearchCursor(shown[^1].Scope, shown[^1].DocumentId).ToString() : null;
        return new SearchPage([.. shown.Select(row => Hit(row, query))], next);
    }

    /// <summary>
    /// The desk's documents with every term in headline, byline or slug of the newest text, of stories in any state: to be joined with
    /// articles by <see cref="SearchDocument.ArticleId"/>, and ordered by <see cref="SearchDocument.Id"/> (newest story first) where the list is long.
    /// </summary>
    /// <param name="query">A query with at least one wanted term.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IQueryable<SearchDocument>> ForDeskAsync(SearchQuery query, CancellationToken ct) =>
        (await index.MatchAsync(query, SearchScope.Headline, ct)).Where(d => d.Audience == SearchAudience.Desk);

    private async Task<List<Row>> RowsAsync(SearchQuery query, SearchCursor cursor, int most, CancellationToken ct) => await
        (from document in await index.MatchAsync(query, cursor.Scope, ct)
         where document.Audience == SearchAudience.Readers && document.Id < cursor.Before
         join article in db.Articles on document.ArticleId equals article.Id
         where article.State == ArticleState.Published
         join live in db.Revisions on new { document.ArticleId, Number = article.LiveNumber } equals new { live.ArticleId, Number = (int?)live.Number }
         orderby document.Id descending
         select new Row(
             cursor.Scope, document.Id, article.Slug, article.PublishedAt!.Value, live.Headline, live.Standfirst,
             live.BodyHtml.Substring(0, ExcerptSourceLength), live.Language, live.Section!.Name, live.Section.Slug))
        .Take(most)
        .ToListAsync(ct);

    private static SearchHit Hit(Row row, SearchQuery query) => new()
    {
        Slug = row.Slug,
        Headline = Excerpt.Whole(row.Headline, query),
        Excerpt = Excerpt.Best((row.Standfirst + "\n" + ReadingText.FromHtml(row.BodyHtml)).Trim(), query),
        Language = row.Language,
        PublishedAt = row.PublishedAt,
        SectionName = row.SectionName,
        SectionSlug = row.SectionSlug,
    };

    private sealed record Row(
        SearchScope Scope, long DocumentId, string Slug, DateTime PublishedAt, string Headline, string Standfirst,
        string BodyHtml, string Language, string? SectionName, string? SectionSlug);
}
