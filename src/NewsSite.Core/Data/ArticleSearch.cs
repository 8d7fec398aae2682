using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Rendering;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data;

/// <summary>Finds stories. Nothing is counted, because counting visits every match: see <see cref="SearchMatches"/> for the order.</summary>
public sealed class ArticleSearch(NewsDb db, ISearchIndex index, TimeProvider clock)
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
    public Task<SearchPage?> FindAsync(SearchQuery query, string? after, CancellationToken ct) => FindAsync(query, SearchFilter.None, after, ct);

    /// <summary>A page of those among some stories.</summary>
    /// <param name="query">What is looked for; an empty page when there is nothing to look for.</param>
    /// <param name="filter">Which stories.</param>
    /// <param name="after"><see cref="SearchPage.Next"/> of the page before; null or empty for the first.</param>
    /// <param name="ct">Ends the search.</param>
    /// <returns>The page; null when <paramref name="after"/> is no cursor of a search.</returns>
    public async Task<SearchPage?> FindAsync(SearchQuery query, SearchFilter filter, string? after, CancellationToken ct)
    {
        if (SearchCursor.Parse(after, Today) is not { } cursor)
            return null;
        if (query.Wanted.Count == 0)
            return SearchPage.Empty;

        var found = new List<SearchMatch>();
        await foreach (var match in new SearchMatches(db, index, query, filter).AfterAsync(cursor, ct))
        {
            found.Add(match);
            if (found.Count > PageSize)
                break;
        }

        var shown = found.Take(PageSize).ToList();
        return new SearchPage(await HitsAsync(shown, ct), found.Count > PageSize ? shown[^1].Cursor.ToString() : null)
        {
            IsCompleted = shown.Count > 0 && shown[0].Query != query,
        };
    }

    /// <summary>True when a story has every term as it is, not only words that begin so.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="filter">Which stories.</param>
    /// <param name="ct">Ends the search.</param>
    public async Task<bool> FindsAsync(SearchQuery query, SearchFilter filter, CancellationToken ct)
    {
        if (query.Wanted.Count == 0)
            return false;
        await foreach (var match in new SearchMatches(db, index, query, filter).AfterAsync(SearchCursor.Start(Today), ct))
            return match.Query == query;
        return false;
    }

    /// <summary>
    /// The desk's documents with every term in headline, byline or slug of the newest text, of stories in any state: to be joined with
    /// articles by <see cref="SearchDocument.ArticleId"/>, and ordered by <see cref="SearchDocument.Id"/> (newest story first) where the list is long.
    /// </summary>
    /// <param name="query">A query with at least one wanted term.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<IQueryable<SearchDocument>> ForDeskAsync(SearchQuery query, CancellationToken ct) =>
        index.MatchAsync(query, SearchAudience.Desk, SearchScope.Headline, SearchFilter.None, ct);

    private long Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    // What readers may see is asked once more: a story may have gone since it was found. The answer is a column and no condition: given one, SQLite, which
    // keeps no statistics here, walks the index of all that is published instead of taking the twenty by their ids.
    private async Task<IReadOnlyList<SearchHit>> HitsAsync(List<SearchMatch> found, CancellationToken ct)
    {
        IReadOnlyList<long> ids = found.ConvertAll(match => match.DocumentId);
        if (ids.Count == 0)
            return [];
        var rows = await
            (from document in db.SearchDocuments.AsNoTracking()
             where EF.Parameter(ids).Contains(document.Id) && document.Audience == SearchAudience.Readers
             join article in db.Articles on document.ArticleId equals article.Id
             join live in db.Revisions on new { document.ArticleId, Number = article.LiveNumber } equals new { live.ArticleId, Number = (int?)live.Number }
             select new Row(
                 document.Id, article.State == ArticleState.Published, article.Slug, article.PublishedAt!.Value, live.Headline, live.Standfirst,
                 live.BodyHtml.Substring(0, ExcerptSourceLength), live.Language, live.Section!.Name, live.Section.Slug))
            .ToDictionaryAsync(row => row.DocumentId, ct);
        return [.. found.Where(match => rows.TryGetValue(match.DocumentId, out var row) && row.IsPublished).Select(match => Hit(rows[match.DocumentId], match.Query))];
    }

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
        long DocumentId, bool IsPublished, string Slug, DateTime PublishedAt, string Headline, string Standfirst, string BodyHtml, string Language, string? SectionName, string? SectionSlug);
}
