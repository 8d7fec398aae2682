using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

/// <summary>The full-text indexes of SQLite are kept by triggers: what they say is what the texts are.</summary>
public sealed class SqliteSearchIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pairs_of_words_follow_each_change_of_a_text()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();
        var (first, second) = (await AddAsync(db, "first"), await AddAsync(db, "second"));
        Assert.Equal([first.Id, second.Id], await HoldersAsync(db, "storm", "warning"));
        Assert.Equal([first.Id, second.Id], await HoldersAsync(db, "coast", "first"));
        Assert.Empty(await HoldersAsync(db, "storm", "first"));

        first.Text = "first storm over";
        await db.SaveChangesAsync(Ct);
        Assert.Equal([second.Id], await HoldersAsync(db, "storm", "warning"));
        Assert.Equal([first.Id], await HoldersAsync(db, "storm", "over"));

        second.Version++;
        await db.SaveChangesAsync(Ct);
        Assert.Equal([second.Id], await HoldersAsync(db, "storm", "warning"));

        db.Remove(second);
        await db.SaveChangesAsync(Ct);
        Assert.Empty(await HoldersAsync(db, "storm", "warning"));
        await AssertWholeAsync(db);
    }

    [Fact]
    public async Task The_index_of_all_texts_and_that_of_pairs_hold_those_of_readers()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();
        var readers = await AddAsync(db, "first");
        var desk = new SearchDocument { ArticleId = readers.ArticleId, Audience = SearchAudience.Desk, Headline = "north coast storm warning" };
        db.SearchDocuments.Add(desk);
        await db.SaveChangesAsync(Ct);

        Assert.Equal([readers.Id, desk.Id], await FoundAsync(db, "SearchHeadlines", "coa*"));
        Assert.Equal([readers.Id], await FoundAsync(db, "SearchIndex", "coas*"));
        Assert.Equal([readers.Id], await HoldersAsync(db, "storm", "warning"));

        db.Remove(desk);
        await db.SaveChangesAsync(Ct);
        Assert.Equal([readers.Id], await FoundAsync(db, "SearchHeadlines", "coa*"));
        await AssertWholeAsync(db);
    }

    [Fact]
    public async Task Texts_that_were_there_before_the_indexes_are_in_them()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.NewDb();
        await AddAsync(db, "first");
        await db.GetService<IMigrator>().MigrateAsync("SearchWordPairs", Ct);
        await AddAsync(db, "second");

        await db.GetService<IMigrator>().MigrateAsync(cancellationToken: Ct);

        var all = await db.SearchDocuments.OrderBy(document => document.Id).Select(document => document.Id).ToListAsync(Ct);
        Assert.Equal(2, all.Count);
        Assert.Equal(all, await HoldersAsync(db, "storm", "warning"));
        Assert.Equal(all, await FoundAsync(db, "SearchIndex", "warn*"));
        await AssertWholeAsync(db);
    }

    private static async Task<SearchDocument> AddAsync(NewsDb db, string word)
    {
        var document = new SearchDocument { Headline = "north coast", Text = $"first storm warning {word}" };
        var article = new Article { Slug = word, State = ArticleState.Draft };
        db.Articles.Add(article);
        await db.SaveChangesAsync(Ct);
        document.ArticleId = article.Id;
        db.SearchDocuments.Add(document);
        await db.SaveChangesAsync(Ct);
        return document;
    }

    private static Task<List<long>> HoldersAsync(NewsDb db, string word, string next) => FoundAsync(db, "SearchPairs", $"\"{word}\u0624{next}\"");

    private static Task<List<long>> FoundAsync(NewsDb db, string index, string match) =>
        db.Database.SqlQueryRaw<long>(Found(index), match).ToListAsync(Ct);

    private static string Found(string index) => $"SELECT rowid AS \"Value\" FROM \"{index}\" WHERE \"{index}\" MATCH {{0}} ORDER BY rowid";

    // FTS5 compares an index with the texts it stands on (sqlite.org/fts5.html#the_integrity_check_command), and throws.
    private static async Task AssertWholeAsync(NewsDb db)
    {
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "SearchHeadlines"("SearchHeadlines", rank) VALUES ('integrity-check', 1)""", Ct);
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "SearchIndex"("SearchIndex", rank) VALUES ('integrity-check', 1)""", Ct);
    }
}
