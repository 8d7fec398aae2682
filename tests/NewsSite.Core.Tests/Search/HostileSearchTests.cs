using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Search;

/// <summary>Whatever is typed, chosen or left in an address is answered, the same by every database.</summary>
public sealed class HostileSearchTests
{
    private const int Searches = 300;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Texts made of what means something to a search, a database or a page, of any letters, and of plain words between them.</summary>
    public static Gen<string> Typed { get; } = Gen.OneOf(
        Gen.Select(
            OneOf(
                "rome", "talks", "data", "mobile", "the", "مدينة", "المدينة", "و", "\"", "“", "«", "-", "\u2212", "*", "(", ")", "'", "''", ":", "^", "~", "|", "&", "!", "<->", "{", "}", "[", "%", "_", "\\",
                "AND", "OR", "NOT", "NEAR", "NEAR(a b,2)", "Headline:", "{0}", "{1}", ";--", "\0", "\u0001", "\u001F", "\u007F", "\u202E", "\u200B", "\uD800", "\uDC00", "\uFFFE", "😀", "ﷺ", "㌀", "\u0301",
                "آ202", "أ2025", "ٱ1", "ی1", "<script>", "a*", "ab*", "-rome", "-\"in the\"", "\t", "\r\n", "\u2028").Array[0, 30],
            OneOf("", " "),
            (parts, between) => string.Join(between, parts)),
        Gen.String[0, 300],
        Gen.Select(
            OneOf("a", "\"", "-", "(", "م", "\u3300", "😀", " ", "-a ", "\"a b", "a* "),
            Gen.Int[1, 10_000],
            (part, times) => string.Concat(Enumerable.Repeat(part, times))));

    [Fact]
    public async Task Any_search_is_answered_the_same_by_both_databases()
    {
        await using var one = await SearchTable.PrintAsync(DatabaseProvider.Sqlite, Ct);
        await using var other = await SearchTable.PrintAsync(DatabaseProvider.PostgreSql, Ct);

        await Typed.SampleAsync(
            async typed => Assert.Equal(await FindAsync(one, typed), await FindAsync(other, typed)),
            iter: Searches, threads: 1);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static async Task<string> FindAsync(SearchTable table, string typed)
    {
        await using var scope = table.Store.Services().CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(SearchQuery.Parse(typed), null, Ct);
        var other = page!.Hits.Count == 0 && page.Next is null
            ? await scope.ServiceProvider.GetRequiredService<OtherSpelling>().OfAsync(SearchQuery.Parse(typed), SearchFilter.None, Ct)
            : "";
        return string.Join(' ', page.Hits.Select(hit => hit.Slug)) + " | " + other;
    }
}
