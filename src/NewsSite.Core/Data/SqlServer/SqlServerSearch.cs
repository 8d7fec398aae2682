using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>Search in the full-text index, or by LIKE over the folded texts where the database has none.</summary>
internal sealed class SqlServerSearch(NewsDb db, SqlServerFullText fullText) : ISearchIndex
{
    private const string Documents = "SELECT d.[Id], d.[Audience], d.[ArticleId], d.[Headline], d.[Text] FROM [SearchDocuments] AS d WHERE ";

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchScope scope, CancellationToken ct) =>
        Match(query, scope, await fullText.IsThereAsync(db, ct));

    /// <summary>One condition a term: CONTAINS over two columns wants all words of its condition in the same one.</summary>
    internal IQueryable<SearchDocument> Match(SearchQuery query, SearchScope scope, bool byIndex)
    {
        Func<string, SearchScope, string> condition = byIndex ? Contains : Like;
        var conditions = query.Wanted.Select((_, i) => condition(Slot(i), scope))
            .Concat(query.Unwanted.Select((_, i) => "NOT " + condition(Slot(query.Wanted.Count + i), scope)));
        var terms = query.Wanted.Concat(query.Unwanted).Select(object (term) => byIndex ? $"\"{term}\"" : $"% {term} %");
        return db.SearchDocuments.FromSql(FormattableStringFactory.Create(Documents + string.Join(" AND ", conditions), [.. terms]));
    }

    private static string Slot(int index) => "{" + index.ToString(CultureInfo.InvariantCulture) + "}";

    private static string Contains(string term, SearchScope scope) =>
        scope == SearchScope.Headline ? $"CONTAINS(d.[Headline], {term})" : $"CONTAINS((d.[Headline], d.[Text]), {term})";

    // Folded texts are words apart by one space and hold no wildcard.
    private static string Like(string term, SearchScope scope) => scope == SearchScope.Headline
        ? $"(N' ' + d.[Headline] + N' ' LIKE {term})"
        : $"(N' ' + d.[Headline] + N' ' LIKE {term} OR N' ' + d.[Text] + N' ' LIKE {term})";
}
