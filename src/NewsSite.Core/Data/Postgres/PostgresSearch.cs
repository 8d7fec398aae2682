using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Postgres;

/// <summary>
/// Search in the word vectors that the database keeps beside the search texts. Pages want the newest of what matches. The index of the vectors knows no order, and the planner cannot
/// tell whether a word that it has no figure for is in one text of two hundred or in one of a million: so the newest texts are looked at first. A word that is in enough of them is
/// found by going on through the texts in their order; any other by the index, all at once.
/// </summary>
internal sealed class PostgresSearch(NewsDb db) : ISearchIndex
{
    // The newest texts, and in how many of them a frequent word is: the newest hundred are then within some five thousand rows.
    private const int Newest = 500;
    private const int Frequent = 10;

    private const string Matching = """SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version" FROM "SearchDocuments" AS d WHERE """;
    private const string InHeadline = """d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {0})""";
    private const string InAll = """d."Words" @@ to_tsquery('pg_catalog.simple', {0})""";
    private const string NotInHeadline = """ AND NOT d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {1})""";
    private const string WithoutUnwanted = """ AND NOT d."Words" @@ to_tsquery('pg_catalog.simple', {2})""";

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, SearchFilter filter, CancellationToken ct)
    {
        var inHeadline = string.Join(" & ", query.Wanted.Select(term => Any(term, "")));
        var inAll = string.Join(" & ", query.Wanted.Select(InEither));
        var filed = string.Concat(filter.Filing.Select(words => $" & ({string.Join(" | ", words.Select(word => $"'{word}'"))})"));
        List<SearchTerm> without = query.Except is { } except ? [.. query.Unwanted, except] : [.. query.Unwanted];
        object[] terms = [(scope == SearchScope.Headline ? inHeadline : inAll) + filed, inHeadline, string.Join(" | ", without.Select(InEither))];
        var matches = (scope == SearchScope.Headline ? InHeadline : InAll + NotInHeadline) + (without.Count == 0 ? "" : WithoutUnwanted);
        return db.SearchDocuments.FromSqlRaw(await IsFrequentAsync(matches, terms, ct) ? Matching + matches : AllAtOnce(matches), terms);
    }

    private async Task<bool> IsFrequentAsync(string matches, object[] terms, CancellationToken ct)
    {
        var newest = $"""
            SELECT CAST(count(*) AS integer) AS "Value" FROM (
                SELECT 1 FROM "SearchDocuments" AS d WHERE d."Id" > (SELECT max("Id") - {Newest} FROM "SearchDocuments") AND {matches} LIMIT {Frequent}) AS n
            """;
        return await db.Database.SqlQueryRaw<int>(newest, terms).SingleAsync(ct) == Frequent;
    }

    // The array is made once, before anything is ordered, and by what costs least for all of it: the index.
    private static string AllAtOnce(string matches) => $"""{Matching}d."Id" = ANY (ARRAY(SELECT d."Id" FROM "SearchDocuments" AS d WHERE {matches}))""";

    // The vector of both texts runs on from the headline into the text; their weights (A, B) keep a phrase within one of them.
    private static string InEither(SearchTerm term) => term.IsPhrase ? $"({Any(term, "A")} | {Any(term, "B")})" : Any(term, "");

    private static string Any(SearchTerm term, string weight) => $"({string.Join(" | ", term.Forms.Select(form => Phrase(form, weight + (term.IsBeginning ? "*" : ""))))})";

    // tsquery's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Phrase(string form, string mark) =>
        "(" + string.Join(" <-> ", form.Split(' ').Select(word => mark.Length == 0 ? $"'{word}'" : $"'{word}':{mark}")) + ")";
}
