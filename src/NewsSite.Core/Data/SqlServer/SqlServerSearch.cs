using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>Search in the full-text index, or by LIKE over the folded texts where the database has none.</summary>
internal sealed class SqlServerSearch(NewsDb db, SqlServerFullText fullText) : ISearchIndex
{
    private const string Documents = "SELECT d.[Id], d.[Audience], d.[ArticleId], d.[Headline], d.[Text], d.[Version] FROM [SearchDocuments] AS d WHERE ";

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct) =>
        Match(query, scope, await fullText.IsThereAsync(db, ct));

    /// <summary>One condition a term: CONTAINS over two columns wants all words of its condition in the same one.</summary>
    internal IQueryable<SearchDocument> Match(SearchQuery query, SearchScope scope, bool byIndex)
    {
        var inHeadline = string.Join(" AND ", query.Wanted.Select((_, i) => InHeadline(Slot(i), byIndex)));
        var inAll = string.Join(" AND ", query.Wanted.Select((_, i) => InEither(Slot(i), byIndex)));
        var unwanted = query.Unwanted.Select((_, i) => " AND NOT " + InEither(Slot(query.Wanted.Count + i), byIndex));
        var wanted = scope == SearchScope.Headline ? inHeadline : $"{inAll} AND NOT ({inHeadline})";
        var terms = query.Wanted.Concat(query.Unwanted).Select(object (term) => byIndex ? $"\"{term}\"" : $"% {term} %");
        return db.SearchDocuments.FromSql(FormattableStringFactory.Create(Documents + wanted + string.Concat(unwanted), [.. terms]));
    }

    private static string Slot(int index) => "{" + index.ToString(CultureInfo.InvariantCulture) + "}";

    // Folded texts are words apart by one space, and terms hold no wildcard.
    private static string InHeadline(string term, bool byIndex) => byIndex
        ? $"CONTAINS(d.[Headline], {term})"
        : $"(N' ' + d.[Headline] + N' ' LIKE {term})";

    private static string InEither(string term, bool byIndex) => byIndex
        ? $"CONTAINS((d.[Headline], d.[Text]), {term})"
        : $"(N' ' + d.[Headline] + N' ' LIKE {term} OR N' ' + d.[Text] + N' ' LIKE {term})";
}
