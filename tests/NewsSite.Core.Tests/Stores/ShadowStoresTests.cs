using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;

namespace NewsSite.Core.Tests.Stores;

/// <summary>Proves that the shadows see what they should: a check that cannot fail proves nothing.</summary>
public sealed partial class ShadowStoresTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_that_one_database_cannot_express_fails_on_SQLite_too()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Sections.Where(s => Digits().IsMatch(s.Name)).OrderBy(s => s.Id).ToListAsync(Ct));

        Assert.StartsWith("This query does not work on SqlServer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_an_order_is_refused()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Sections.Take(3).ToListAsync(Ct));
    }

    [Fact]
    public async Task Each_kind_of_query_is_translated_once_for_the_other_databases()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();
        var kinds = new Func<Task>[]
        {
            () => db.Sections.Where(s => s.Name == "shadow").ToListAsync(Ct),
            () => db.Sections.CountAsync(s => s.Name == "shadow", Ct),
            () => db.Sections.AnyAsync(s => s.Name == "shadow", Ct),
            () => db.Sections.Where(s => s.Name == "shadow").OrderBy(s => s.Id).FirstOrDefaultAsync(Ct),
            () => Task.FromResult(db.Sections.Where(s => s.Name == "shadow").Select(s => s.Slug).ToList()),
            () => db.Articles.Where(a => db.Sections.Any(s => s.Name == "shadow" && s.Id == a.SectionId)).ToListAsync(Ct),
            () => db.Sections.Where(s => s.Name == "shadow").ExecuteUpdateAsync(set => set.SetProperty(s => s.Position, 1), Ct),
            () => db.Sections.Where(s => s.Name == "shadow").ExecuteDeleteAsync(Ct),
            () => db.Articles.Where(a => a.Slug == "shadow").Include(a => a.Revisions).ThenInclude(r => r.Tags).AsSplitQuery().ToListAsync(Ct),
        };

        foreach (var kind in kinds)
        {
            var before = SqlServerCommands.Count;
            await kind();
            Assert.True(SqlServerCommands.Count > before, "No command was made for SQL Server.");
        }
    }

    [Fact]
    public async Task The_services_of_the_site_are_watched_too()
    {
        await using var store = await TestStore.CreateAsync();
        await using var scope = store.Services().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsDb>();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Tags.Where(t => Digits().IsMatch(t.Name)).OrderBy(t => t.Id).ToListAsync(Ct));

        Assert.StartsWith("This query does not work on SqlServer", refusal.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}
