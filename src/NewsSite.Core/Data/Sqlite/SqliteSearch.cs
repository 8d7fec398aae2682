using System.Text.Json;
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

    // Looking into the headline's few words is quicker than asking the index about them for each row, and within the index a word that no
    // headline has would be looked for in all of them. The words come as JSON, so that the statement is the same for any number of them.
    private const string NotAllInHeadline =
        """
         AND EXISTS (SELECT 1 FROM json_each({1}) AS t WHERE NOT EXISTS (SELECT 1 FROM json_each(t.value) AS f WHERE instr(' ' || d."Headline" || ' ', f.value) > 0))
        """;

    // What a completion leaves out has been found before, all of it: it is not much.
    private const string WithoutExcept =
        """
         AND NOT EXISTS (SELECT 1 FROM json_each({2}) AS f WHERE instr(' ' || d."Headline" || ' ' || d."Text" || ' ', f.value) > 0)
        """;

    public Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchAudience audience, SearchScope scope, SearchFilter filter, CancellationToken ct)
    {
        var wanted = string.Join(" AND ", query.Wanted.Select(Any));
        var filed = string.Concat(filter.Filing.Select(words => $" AND ({string.Join(" OR ", words.Select(word => $"\"{word}\""))})"));
        var isInHeadlines = scope == SearchScope.Headline && query.Unwanted.Count == 0;
        var match = scope == SearchScope.Headline && !isInHeadlines ? $$"""{"Headline"} : ({{wanted}}){{filed}}""" : wanted + filed;
        if (query.Unwanted.Count > 0)
            match = $"({match}) NOT ({string.Join(" OR ", query.Unwanted.Select(Any))})";
        var statement = (isInHeadlines ? FromHeadlines : FromAll) + (scope == SearchScope.Elsewhere ? NotAllInHeadline : "") + (query.Except is null ? "" : WithoutExcept);
        return Task.FromResult<IQueryable<SearchDocument>>(db.SearchDocuments.FromSqlRaw(
            statement,
            match,
            JsonSerializer.Serialize(query.Wanted.Select(Parts)),
            JsonSerializer.Serialize(query.Except is null ? [] : Parts(query.Except)))
            .Where(d => d.Audience == audience));
    }

    // FTS5's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Any(SearchTerm term) => $"({string.Join(" OR ", term.Forms.Select(form => $"\"{form}\"{(term.IsBeginning ? " *" : "")}"))})";

    // As they stand in a text that begins and ends with a space.
    private static IEnumerable<string> Parts(SearchTerm term) => term.Forms.Select(form => term.IsBeginning ? $" {form}" : $" {form} ");
}
