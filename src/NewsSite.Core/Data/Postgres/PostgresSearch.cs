using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Postgres;

/// <summary>Search in the word vectors that the database keeps beside the search texts.</summary>
internal sealed class PostgresSearch(NewsDb db) : ISearchIndex
{
    private const string InHeadlines =
        """
        SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text" FROM "SearchDocuments" AS d
        WHERE d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {0})
        """;

    private const string InAll =
        """
        SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text" FROM "SearchDocuments" AS d
        WHERE d."Words" @@ to_tsquery('pg_catalog.simple', {0})
        """;

    public Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct) =>
        Task.FromResult(db.SearchDocuments.FromSqlRaw(scope == SearchScope.Headline ? InHeadlines : InAll, Expression(query, scope)));

    /// <summary>The query in tsquery's language. Folded terms hold letters, digits and spaces only, so nothing in quotes can end the quotes.</summary>
    internal static string Expression(SearchQuery query, SearchScope scope) => string.Join(
        " & ",
        query.Wanted.Select(term => Term(term, scope)).Concat(query.Unwanted.Select(term => "!" + Term(term, scope))));

    // The vector of both texts runs on from the headline into the text; their weights (A, B) keep a phrase within one of them.
    private static string Term(string term, SearchScope scope) => scope == SearchScope.Anywhere && term.Contains(' ')
        ? $"({Phrase(term, ":A")} | {Phrase(term, ":B")})"
        : Phrase(term, "");

    private static string Phrase(string term, string weight) =>
        "(" + string.Join(" <-> ", term.Split(' ').Select(word => $"'{word}'{weight}")) + ")";
}
