using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Search;

namespace NewsSite.Core.Data.SqlServer;

/// <summary>Search in the full-text index, or by LIKE over the folded texts where the database has none.</summary>
internal sealed class SqlServerSearch(NewsDb db, SqlServerFullText fullText) : ISearchIndex
{
    private const string Documents = "SELECT d.[Id], d.[Audience], d.[ArticleId], d.[Headline], d.[Text], d.[Version] FROM [SearchDocuments] AS d WHERE ";

    public async Task<IQueryable<SearchDocument>> MatchAsync(SearchQuery query, SearchAudience audience, SearchScope scope, SearchFilter filter, CancellationToken ct) =>
        Match(query, scope, filter, await fullText.IsThereAsync(db, ct)).Where(d => d.Audience == audience);

    /// <summary>One condition a term: CONTAINS over two columns wants all words of its condition in the same one.</summary>
    internal IQueryable<SearchDocument> Match(SearchQuery query, SearchScope scope, SearchFilter filter, bool byIndex)
    {
        var conditions = new Conditions(byIndex);
        var inHeadline = string.Join(" AND ", query.Wanted.Select(term => conditions.Of(term, "Headline")));
        var wanted = scope == SearchScope.Headline
            ? inHeadline
            : string.Join(" AND ", query.Wanted.Select(term => conditions.Of(term, "Headline", "Text"))) + $" AND NOT ({inHeadline})";
        var filed = filter.Filing.Select(words => " AND " + conditions.Of(words, false, "Headline"));
        var unwanted = query.Unwanted.Concat(query.Except is { } except ? [except] : []).Select(term => " AND NOT " + conditions.Of(term, "Headline", "Text"));
        var where = wanted + string.Concat(filed) + string.Concat(unwanted);
        return db.SearchDocuments.FromSql(FormattableStringFactory.Create(Documents + where, [.. conditions.Values]));
    }

    // Folded texts are words apart by one space, and terms hold no wildcard and no quote.
    private sealed class Conditions(bool byIndex)
    {
        public List<object> Values { get; } = [];

        public string Of(SearchTerm term, params string[] columns) => Of(term.Forms, term.IsBeginning, columns);

        public string Of(IReadOnlyList<string> forms, bool isBeginning, params string[] columns) => byIndex
            ? $"CONTAINS(({string.Join(", ", columns.Select(column => $"d.[{column}]"))}), {Slot(string.Join(" OR ", forms.Select(form => $"\"{form}{(isBeginning ? "*" : "")}\"")))})"
            : $"({string.Join(" OR ", forms.Select(form => Like(Slot(isBeginning ? $"% {form}%" : $"% {form} %"), columns)))})";

        private static string Like(string slot, string[] columns) => string.Join(" OR ", columns.Select(column => $"N' ' + d.[{column}] + N' ' LIKE {slot}"));

        private string Slot(string value)
        {
            Values.Add(value);
            return "{" + (Values.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
        }
    }
}
