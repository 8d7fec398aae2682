using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Sqlite;

/// <summary>
/// Search in the FTS5 indexes (migration SearchPairsAndBeginnings). The document's id is asked of the index, not of the table, so that ordering by it is the
/// index's own order and a page ends the search; CROSS JOIN keeps the index outermost (sqlite.org/optoverview.html#manctrl).
/// </summary>
internal sealed class SqliteSearch(NewsDb db) : ISearchIndex
{
    private const string Columns = """SELECT s.rowid AS "Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version" """;

    // Of both audiences: the desk's documents are headlines alone.
    private const string FromHeadlines =
        Columns +
        """
        FROM "SearchHeadlines" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchHeadlines" MATCH {0}
        """;

    private const string FromAll =
        Columns +
        """
        FROM "SearchIndex" AS s CROSS JOIN "SearchDocuments" AS d ON d."Id" = s.rowid
        WHERE s."SearchIndex" MATCH {0}
        """;

    private const string HolderOfPairs =
        """
        SELECT rowid AS "Value" FROM "SearchPairs" WHERE "SearchPairs" MATCH {0} LIMIT 1
        """;

    // A condition without a column is looked at before the index is.
    private const string Nothing = " AND 0";

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

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchAudience audience, SearchScope scope, SearchFilter filter, CancellationToken ct)
    {
        var isInHeadlines = audience == SearchAudience.Desk || (scope == SearchScope.Headline && query.Unwanted.Count == 0);
        var statement = (isInHeadlines ? FromHeadlines : FromAll)
            + (!isInHeadlines && await IsNowhereAsync(query, ct) ? Nothing : "")
            + (scope == SearchScope.Elsewhere ? NotAllInHeadline : "")
            + (query.Except is null ? "" : WithoutExcept);
        return db.SearchDocuments.FromSqlRaw(
            statement,
            Match(query, filter, isInColumn: scope == SearchScope.Headline && !isInHeadlines),
            JsonSerializer.Serialize(query.Wanted.Select(Parts)),
            JsonSerializer.Serialize(query.Except is null ? [] : Parts(query.Except)))
            .Where(d => d.Audience == audience);
    }

    // True when no text of readers can have the phrases: the places of their words need not be compared in all that have the words.
    private async Task<bool> IsNowhereAsync(SearchQuery query, CancellationToken ct)
    {
        var pairs = string.Join(" AND ", query.Wanted.Where(term => term.IsPhrase).SelectMany(Pairs).Distinct());
        return pairs.Length > 0 && (await db.Database.SqlQueryRaw<long>(HolderOfPairs, pairs).ToListAsync(ct)).Count == 0;
    }

    // As the index of pairs writes them.
    private static IEnumerable<string> Pairs(SearchTerm phrase)
    {
        var words = phrase.Text.Split(' ');
        return words.Zip(words.Skip(1), (word, next) => $"\"{word}\u0624{next}\"");
    }

    // FTS5's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Match(SearchQuery query, SearchFilter filter, bool isInColumn)
    {
        var wanted = string.Join(" AND ", query.Wanted.Select(Any));
        var filed = string.Concat(filter.Filing.Select(words => $" AND ({string.Join(" OR ", words.Select(word => $"\"{word}\""))})"));
        var match = isInColumn ? $$"""{"Headline"} : ({{wanted}}){{filed}}""" : wanted + filed;
        return query.Unwanted.Count == 0 ? match : $"({match}) NOT ({string.Join(" OR ", query.Unwanted.Select(Any))})";
    }

    private static string Any(SearchTerm term) => $"({string.Join(" OR ", term.Forms.Select(form => $"\"{form}\"{(term.IsBeginning ? " *" : "")}"))})";

    // As they stand in a text that begins and ends with a space.
    private static IEnumerable<string> Parts(SearchTerm term) => term.Forms.Select(form => term.IsBeginning ? $" {form}" : $" {form} ");
}
