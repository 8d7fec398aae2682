using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Workers;

/// <summary>A node goes on over a store that a newer version has migrated while it ran.</summary>
public sealed class RollingUpgradeTests
{
    // What a later version could add: a column with a default and one without a value, a table that hangs on another, its own migration.
    private static readonly string[] Later =
    [
        "ALTER TABLE \"Articles\" ADD \"Weight\" integer DEFAULT 0 NOT NULL",
        "ALTER TABLE \"Revisions\" ADD \"Kicker\" varchar(80) NULL",
        "CREATE TABLE \"Polls\" (\"Id\" bigint PRIMARY KEY, \"ArticleId\" bigint NOT NULL REFERENCES \"Articles\" (\"Id\") ON DELETE CASCADE)",
        "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('29991231235959_Later', '10.9.9')",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task The_old_node_is_ready_and_publishes(DatabaseProvider provider)
    {
        using var site = new SiteHost(provider: provider);
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, Ct);
        using var reader = site.Visitor();
        await PublishAsync(desk, "Before");

        foreach (var statement in Later)
            await site.WithAsync<NewsDb, int>(db => db.Database.ExecuteSqlRawAsync(statement, Ct));

        using var ready = await reader.GetAsync("/health/ready", Ct);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        await PublishAsync(desk, "After");
        foreach (var address in (string[])["/articles/before", "/articles/after", "/search?q=after"])
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address, Ct)).StatusCode);
        Assert.Contains("After", await reader.GetStringAsync("/", Ct), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(DeskClient desk, string headline)
    {
        var form = await desk.OpenAsync("/admin/articles/new", Ct);
        using var answer = await form.Fill("Headline", headline).Fill("Body", "Text.").PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
