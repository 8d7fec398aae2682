using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Stores;
using static NewsSite.Core.Tests.Importing.Newsroom;

namespace NewsSite.Core.Tests.Publishing.Checking;

public sealed class StoreCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_store_that_only_verbs_have_changed_has_no_finding(DatabaseProvider provider)
    {
        await using var newsroom = await StoreAsync(provider);
        Assert.Empty(await newsroom.FindingsAsync());
    }

    [Theory]
    [InlineData("UPDATE Articles SET LatestNumber = 3 WHERE Slug = 'news'", "revisions")]
    [InlineData("UPDATE Articles SET LiveNumber = 3 WHERE Slug = 'news'", "revisions")]
    [InlineData("UPDATE Articles SET LatestHeadline = 'x' WHERE Slug = 'news'", "revisions")]
    [InlineData("UPDATE Articles SET ScheduledNumber = 9, ScheduledFor = '2030-01-01 00:00:00' WHERE Slug = 'news'", "revisions")]
    [InlineData("UPDATE Articles SET State = 0 WHERE Slug = 'news'", "state")]
    [InlineData("UPDATE Articles SET PublishedAt = NULL WHERE Slug = 'news'", "state")]
    [InlineData("UPDATE Articles SET WithdrawnAt = '2030-01-01 00:00:00' WHERE Slug = 'news'", "state")]
    [InlineData("UPDATE Articles SET ScheduledFor = '2030-01-01 00:00:00' WHERE Slug = 'news'", "state")]
    [InlineData("DELETE FROM SearchDocuments WHERE Audience = 0", "search")]
    [InlineData("DELETE FROM SearchDocuments WHERE Audience = 1", "search")]
    [InlineData("UPDATE SearchDocuments SET Text = 'x' WHERE Audience = 0", "search")]
    [InlineData("DELETE FROM AuthorListings", "lists")]
    [InlineData("DELETE FROM TagListings", "lists")]
    [InlineData("UPDATE TagListings SET PublishedAt = '2001-01-01 00:00:00'", "lists")]
    [InlineData("UPDATE Tags SET LiveCount = 7", "tags")]
    [InlineData("INSERT INTO Redirects (\"From\", \"To\", MovedAt) VALUES ('/tags/a', '/tags/b', '2030-01-01')", "redirects")]
    [InlineData("INSERT INTO Redirects (\"From\", \"To\", MovedAt) VALUES ('/tags/a', '/tags/a', '2030-01-01')", "redirects")]
    [InlineData("INSERT INTO Redirects (\"From\", \"To\", MovedAt) VALUES ('/articles/a', '/articles/news', '2030-01-01'), ('/articles/b', '/articles/a', '2030-01-01')", "redirects")]
    [InlineData("UPDATE ImportedSources SET Bytes = x'00'", "sources")]
    [InlineData("UPDATE ImportedArticles SET RevisionNumber = 9", "sources")]
    public async Task Damage_is_found(string damage, string check)
    {
        await using var newsroom = await StoreAsync(DatabaseProvider.Sqlite);
        await using (var db = newsroom.Store.NewDb())
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(damage, Ct));

        Assert.Contains(await newsroom.FindingsAsync(), finding => finding.Check == check);
    }

    [Fact]
    public async Task A_redirect_to_what_is_there_is_no_finding()
    {
        await using var newsroom = await StoreAsync(DatabaseProvider.Sqlite);
        await using (var db = newsroom.Store.NewDb())
            await db.Database.ExecuteSqlRawAsync("INSERT INTO Redirects (\"From\", \"To\", MovedAt) VALUES ('/articles/a', '/articles/news', '2030-01-01'), ('/tags/b', '/tags/harbour', '2030-01-01'), ('/c', '/about', '2030-01-01')", Ct);

        Assert.Empty(await newsroom.FindingsAsync());
    }

    // A story with author and tag that was edited and published again, and a draft.
    private static async Task<Importing.Newsroom> StoreAsync(DatabaseProvider provider)
    {
        var newsroom = await OpenAsync(provider);
        await newsroom.ImportAsync(File("a.txt", Story("News", "By Jane Doe", "One."), Story("Other", "Two.")));
        await newsroom.EditAsync("news", text => text with { Tags = ["Harbour"], Body = "One, better." });
        await newsroom.PublishAsync("news");
        return newsroom;
    }
}
