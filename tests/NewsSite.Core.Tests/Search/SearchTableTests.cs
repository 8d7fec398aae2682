using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Search;

/// <summary>The searches of <c>Table/searches.txt</c> over the stories beside it, as of the day after the newest.</summary>
public sealed class SearchTableTests
{
    private const double FirstHitsLeast = 0.95;
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_table_has_enough_of_both_languages()
    {
        Assert.InRange(SearchTable.Rows.Count, 40, 80);
        Assert.InRange(SearchTable.Rows.Count(row => row.Typed.Any(letter => letter > '\u0600')), 12, 40);
    }

    [Theory, EachDatabase]
    public async Task The_story_that_is_meant_comes_first(DatabaseProvider provider)
    {
        await using var table = await SearchTable.PrintAsync(provider, Ct);
        var wrong = new List<string>();
        foreach (var row in SearchTable.Rows)
        {
            var found = await FindAsync(table, row);
            if ((found.FirstOrDefault() ?? "") != row.First)
                wrong.Add($"{row.Typed} [{row.Filter}]: {row.First} was wanted, {string.Join(", ", found.Take(3))} found");
        }

        var rate = 1 - ((double)wrong.Count / SearchTable.Rows.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{provider}: {rate:0.000} of {SearchTable.Rows.Count}");
        Assert.True(rate >= FirstHitsLeast, $"{rate:0.000}\n{string.Join('\n', wrong)}");
        foreach (var line in wrong)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
    }

    [Fact]
    public async Task Both_databases_give_the_same_in_the_same_order()
    {
        await using var one = await SearchTable.PrintAsync(DatabaseProvider.Sqlite, Ct);
        await using var other = await SearchTable.PrintAsync(DatabaseProvider.PostgreSql, Ct);
        TableRow[] more = [.. SearchTable.Rows, .. "data|mobile|the|government data|agency*|de|في|مصر|ال|\"in the\"|a|2013".Split('|').Select(typed => new TableRow(typed, "", ""))];
        foreach (var row in more)
            Assert.Equal(await FindAsync(one, row), await FindAsync(other, row));
    }

    // All pages, so that what begins so but is not the word comes too.
    private static async Task<List<string>> FindAsync(SearchTable table, TableRow row)
    {
        await using var scope = table.Store.Services(services => services.AddSingleton<TimeProvider>(Clock)).CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<ArticleSearch>().FindAsync(SearchQuery.Parse(row.Typed), table.Filter(row), null, Ct);
        return [.. page!.Hits.Select(hit => hit.Slug)];
    }
}
