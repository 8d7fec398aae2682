using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.Postgres;

/// <summary>
/// Search in the word vectors that the database keeps beside the search texts. Pages want the newest of what matches. The index of the vectors knows no order, and the planner cannot
/// tell whether a word that it has no figure for is in one text of two hundred or in one of a million: so the newest texts are looked at first. A word that is in enough of them is
/// found by going on through the texts in their order, from the newest of the months that are wanted; any other by the index, all at once. Words that are left
/// out of a text stand in the same question as those that are wanted, so that the index alone decides about them; not beginnings, of which it would collect
/// all words first.
/// </summary>
internal sealed class PostgresSearch(NewsDb db) : ISearchIndex
{
    // In so many of the newest texts is what is frequent. How many texts those are grows with the root of all: then going through them until there are
    // enough costs as much as visiting all that the index knows. Where the index knows more than what matches, all of which is looked into, it is asked later.
    private const int Frequent = 6;
    private const int Later = 3;
    private const int MuchLater = 6;

    // So many times further back it must be too: what came into the news today would be looked for through all the years before.
    private const int FurtherBack = 20;

    // Fifty years: more are not worth a look each.
    private const int MonthsMost = 600;

    private const string Matching = """SELECT d."Id", d."Audience", d."ArticleId", d."Headline", d."Text", d."Version" FROM "SearchDocuments" AS d WHERE """;
    private const string InHeadline = """d."HeadlineWords" @@ to_tsquery('pg_catalog.simple', {0})""";
    private const string InAll = """d."Words" @@ to_tsquery('pg_catalog.simple', {1})""";
    private const string WithoutUnwanted = """ AND NOT d."Words" @@ to_tsquery('pg_catalog.simple', {2})""";
    private const string WithWords = """ AND d."Words" @@ to_tsquery('pg_catalog.simple', {3})""";

    // Two ways to say the same, and each has indexes of its own (migration SearchWordPairs): left to itself the planner would go through all texts where the
    // index of words is quicker, as it takes looking into a vector for as cheap as comparing two numbers, or sort thousands where a hundred are wanted.
    private const string ReadersInOrder = """NOT d."Audience"::boolean""";
    private const string ReadersByIndex = """d."Audience" = 0""";
    private const string DeskInOrder = """d."Audience"::boolean""";
    private const string DeskByIndex = """d."Audience" = 1""";

    private const string NewestOfAll = """(SELECT max("Id") FROM "SearchDocuments")""";

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchAudience audience, SearchScope scope, SearchFilter filter, CancellationToken ct)
    {
        List<SearchTerm> without = query.Except is { } except ? [.. query.Unwanted, except] : [.. query.Unwanted];
        var filed = filter.Filing.Select(words => $"({string.Join(" | ", words.Select(word => $"'{word}'"))})").ToList();
        var phrases = query.Wanted.Where(term => term.IsPhrase).Select(term => term.Text).ToList();
        var words = And(query.Wanted.Where(term => !term.IsPhrase).Select(InEither).Concat(filed));
        var months = filter.Months.Count > MonthsMost ? [] : filter.Months.ToArray();
        object[] terms =
        [
            And(query.Wanted.Select(term => Any(term, "")).Concat(filed)),
            And([.. query.Wanted.Select(InEither), .. filed, .. without.Where(term => !term.IsBeginning).Select(Not)]),
            string.Join(" | ", without.Select(InEither)),
            words.Length == 0 ? "" : And([words, .. without.Where(term => !term.IsPhrase && !term.IsBeginning).Select(Not)]),
            months,
            .. phrases,
        ];

        var (inOrder, byIndex) = audience == SearchAudience.Readers ? (ReadersInOrder, ReadersByIndex) : (DeskInOrder, DeskByIndex);
        var matches = scope == SearchScope.Elsewhere
            ? $"{InAll} AND NOT {InHeadline}{(without.Exists(term => term.IsBeginning) ? WithoutUnwanted : "")}"
            : InHeadline + (without.Count == 0 ? "" : WithoutUnwanted);
        var (newest, between) = months.Length == 0 ? (NewestOfAll, "") : (EndOfMonths("max"), $"""d."Id" BETWEEN {EndOfMonths("min")} AND {EndOfMonths("max")} AND """);
        var going = $"{between}{inOrder} AND {matches}";
        var window = $"{Patience(query, scope)} * CAST(sqrt({NewestOfAll}) AS bigint)";
        if (await HasAsync(Frequent, newest, window, going, terms, ct)
            && (months.Length > 0 || await HasAsync(1, $"{newest} - {FurtherBack} * {window}", window, going, terms, ct)))
            return db.SearchDocuments.FromSqlRaw(OneByOne(going), terms);
        var pairs = string.Concat(phrases.Select((_, n) => $$""" AND d."WordPairs" @> "WordPairs"({{{terms.Length - phrases.Count + n}}})"""));
        var all = scope == SearchScope.Headline || phrases.Count == 0
            ? All($"{byIndex}{(audience == SearchAudience.Readers ? pairs : "")} AND {matches}")
            : AllOfTold(byIndex + pairs + (words.Length > 0 ? WithWords : ""), matches);
        return db.SearchDocuments.FromSqlRaw(AllAtOnce(all), terms);
    }

    // In headlines the index is asked for all that is wanted before the unwanted is looked for, and for all words that begin so.
    private static int Patience(SearchQuery query, SearchScope scope) =>
        scope == SearchScope.Headline && query.Unwanted.Count > 0 ? MuchLater
        : query.Wanted.Any(term => term.IsPhrase || (term.IsBeginning && scope == SearchScope.Headline)) ? Later
        : 1;

    // Whether so many match in the window that ends with a text.
    private async Task<bool> HasAsync(int most, string last, string window, string matches, object[] terms, CancellationToken ct)
    {
        var found = $"""
            SELECT CAST(count(*) AS integer) AS "Value" FROM (
                SELECT 1 FROM "SearchDocuments" AS d WHERE d."Id" <= {last} AND d."Id" > {last} - {window} AND {matches} LIMIT {most}) AS n
            """;
        return await db.Database.SqlQueryRaw<int>(found, terms).SingleAsync(ct) == most;
    }

    // The newest or oldest text of the months that are wanted: one look into the index for each month, written as the migration writes it.
    private static string EndOfMonths(string end) =>
        $$"""
        (SELECT {{end}}(ends."Id") FROM unnest({4}) AS wanted(month), LATERAL (
            SELECT {{end}}(m."Id") AS "Id" FROM "SearchDocuments" AS m
            WHERE NOT m."Audience"::boolean AND substr(m."Headline", strpos(m."Headline", chr(1573)), 7) = wanted.month) AS ends)
        """;

    private static string OneByOne(string matches) => Matching + matches;

    // The array of ids is made once, before anything is ordered, and by what costs least for all of it: the index.
    private static string AllAtOnce(string ids) => $"""{Matching}d."Id" = ANY (ARRAY({ids}))""";

    private static string All(string matches) => $"""SELECT d."Id" FROM "SearchDocuments" AS d WHERE {matches}""";

    // First what the indexes can tell, then the phrases themselves: asked for both at once the planner looks up all who have the words, too.
    private static string AllOfTold(string told, string matches) =>
        $"""
        WITH told AS MATERIALIZED (SELECT d."Id", d."HeadlineWords", d."Words" FROM "SearchDocuments" AS d WHERE {told})
        SELECT d."Id" FROM told AS d WHERE {matches}
        """;

    private static string And(IEnumerable<string> conditions) => string.Join(" & ", conditions);

    private static string Not(SearchTerm term) => "!" + InEither(term);

    // The vector of both texts runs on from the headline into the text; their weights (A, B) keep a phrase within one of them.
    private static string InEither(SearchTerm term) => term.IsPhrase ? $"({Any(term, "A")} | {Any(term, "B")})" : Any(term, "");

    private static string Any(SearchTerm term, string weight) => $"({string.Join(" | ", term.Forms.Select(form => Phrase(form, weight + (term.IsBeginning ? "*" : ""))))})";

    // tsquery's language. Folded terms hold letters, digits and spaces only, so that nothing in quotes can end the quotes.
    private static string Phrase(string form, string mark) =>
        "(" + string.Join(" <-> ", form.Split(' ').Select(word => mark.Length == 0 ? $"'{word}'" : $"'{word}':{mark}")) + ")";
}
