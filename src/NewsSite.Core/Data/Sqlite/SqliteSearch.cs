using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>
/// Search in the FTS5 indexes. The document's id is asked of the index, not of the table, so that ordering by it is the index's own order
/// and a page ends the search; CROSS JOIN keeps the index outermost (sqlite.org/optoverview.html#manctrl).
/// </summary>
internal sealed class SqliteSearch(NewsDb db) : ISearchIndex
{
    private const string FromHeadlines =
        """
        SELECT s.rowid AS "Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version"
        FROM "SearchHeadlines" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchHeadlines" MATCH {0}
        """;

    private const string FromAll =
        """
        SELECT s.rowid AS "Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version"
        FROM "SearchIndex" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchIndex" MATCH {0}
        """;

    public Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct) => Task.FromResult(
        scope == SearchScope.Elsewhere ? Elsewhere(query)
        : query.Unwanted.Count == 0 ? db.SearchDocuments.FromSqlRaw(FromHeadlines, Wanted(query))
        : db.SearchDocuments.FromSqlRaw(FromAll, WithoutUnwanted($$"""{"Headline"} : ({{Wanted(query)}})""", query)));

    // Looking into the headline's few words is quicker than asking the index about them for each row, and within the index a word that no
    // headline has would be looked for in all of them.
    private IQueryable<SearchDocument> Elsewhere(SearchQuery query)
    {
        var inHeadline = query.Wanted.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $$"""instr(' ' || d."Headline" || ' ', {{{i + 1}}}) > 0"""));
        return db.SearchDocuments.FromSql(FormattableStringFactory.Create(
            $"{FromAll} AND NOT ({string.Join(" AND ", inHeadline)})",
            [WithoutUnwanted(Wanted(query), query), .. query.Wanted.Select(term => $" {term} ")]));
    }

    // FTS5's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Wanted(SearchQuery query) => string.Join(" AND ", query.Wanted.Select(term => $"\"{term}\""));

    private static string WithoutUnwanted(string wanted, SearchQuery query) => query.Unwanted.Count == 0
        ? wanted
        : $"({wanted}) NOT ({string.Join(" OR ", query.Unwanted.Select(term => $"\"{term}\""))})";
}
