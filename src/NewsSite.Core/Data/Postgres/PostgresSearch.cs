using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Postgres;

/// <summary>Search in the word vectors that the database keeps beside the search texts.</summary>
internal sealed class PostgresSearch(NewsDb db) : ISearchIndex
{
    private const string InHeadline =
        """
        SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version" FROM "SearchDocuments" AS d
        WHERE d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {0})
        """;

    private const string InAll =
        """
        SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version" FROM "SearchDocuments" AS d
        WHERE d."Words" @@ to_tsquery('pg_catalog.simple', {0})
        """;

    private const string NotInHeadline = """ AND NOT d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {1})""";
    private const string WithoutUnwanted = """ AND NOT d."Words" @@ to_tsquery('pg_catalog.simple', {2})""";

    public Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct)
    {
        var inHeadline = string.Join(" & ", query.Wanted.Select(term => Phrase(term, "")));
        var inAll = string.Join(" & ", query.Wanted.Select(InEither));
        var unwanted = string.Join(" | ", query.Unwanted.Select(InEither));
        var sql = (scope, query.Unwanted.Count) switch
        {
            (SearchScope.Headline, 0) => InHeadline,
            (SearchScope.Headline, _) => InHeadline + WithoutUnwanted,
            (_, 0) => InAll + NotInHeadline,
            _ => InAll + NotInHeadline + WithoutUnwanted,
        };
        return Task.FromResult(db.SearchDocuments.FromSqlRaw(sql, scope == SearchScope.Headline ? inHeadline : inAll, inHeadline, unwanted));
    }

    // The vector of both texts runs on from the headline into the text; their weights (A, B) keep a phrase within one of them.
    private static string InEither(string term) => term.Contains(' ', StringComparison.Ordinal)
        ? $"({Phrase(term, ":A")} | {Phrase(term, ":B")})"
        : Phrase(term, "");

    // tsquery's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Phrase(string term, string weight) =>
        "(" + string.Join(" <-> ", term.Split(' ').Select(word => $"'{word}'{weight}")) + ")";
}
