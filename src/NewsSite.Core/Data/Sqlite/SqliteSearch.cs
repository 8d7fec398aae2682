using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>
/// Search in the FTS5 indexes. The document's id is asked of the index, not of the table, so that ordering by it is the index's own order
/// and a page ends the search; CROSS JOIN keeps the index outermost (sqlite.org/optoverview.html#manctrl).
/// </summary>
internal sealed class SqliteSearch(NewsDb db) : ISearchIndex
{
    private const string InHeadlines =
        """
        SELECT s.rowid AS "Id", d."Audience", d."ArticleId", d."Headline", d."Text"
        FROM "SearchHeadlines" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchHeadlines" MATCH {0}
        """;

    private const string InAll =
        """
        SELECT s.rowid AS "Id", d."Audience", d."ArticleId", d."Headline", d."Text"
        FROM "SearchIndex" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchIndex" MATCH {0}
        """;

    public Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct) =>
        Task.FromResult(db.SearchDocuments.FromSqlRaw(scope == SearchScope.Headline ? InHeadlines : InAll, Expression(query)));

    /// <summary>The query in FTS5's language. Folded terms hold letters, digits and spaces only, so nothing in quotes can end the quotes.</summary>
    internal static string Expression(SearchQuery query)
    {
        var wanted = string.Join(" AND ", query.Wanted.Select(term => $"\"{term}\""));
        var unwanted = string.Join(" OR ", query.Unwanted.Select(term => $"\"{term}\""));
        return unwanted.Length == 0 ? wanted : $"({wanted}) NOT ({unwanted})";
    }
}
