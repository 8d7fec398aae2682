using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Web.Tests.Pages;

public sealed class ServerErrorTests
{
    [Fact]
    public async Task A_page_that_fails_says_so_with_a_number_and_needs_no_store_for_it()
    {
        using var paper = new Paper();
        await paper.Site.WithAsync<NewsDb, int>(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE Sections RENAME TO Lost"));

        using var answer = await paper.Reader.GetAsync("/", TestContext.Current.CancellationToken);
        var page = await Paper.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("Something went wrong on our side", page.QuerySelector("h1")!.TextContent);
        Assert.Matches("^Request [0-9a-f]{32}$|^Request [0-9A-Z]+:[0-9]+$", page.QuerySelector(".quiet")!.TextContent);
        Assert.DoesNotContain("Sections", page.Body!.TextContent, StringComparison.Ordinal);
    }
}
