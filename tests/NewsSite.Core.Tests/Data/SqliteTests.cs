using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class SqliteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "10000")]
    public async Task Every_connection_is_set_up_for_safe_writes_and_patience(string pragma, string expected)
    {
        await using var store = await TestStore.CreateAsync();

        for (var connection = 0; connection < 3; connection++)
        {
            await using var db = store.NewDb();
            await db.Database.OpenConnectionAsync(Ct);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma;

            Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_writer_waits_for_the_one_before_it()
    {
        await using var store = await TestStore.CreateAsync();
        await using var first = store.NewDb();
        await using var transaction = await first.Database.BeginTransactionAsync(Ct);

        var second = Task.Run(() => AddSectionAsync(store, store.ConnectionString, "second"), Ct);
        first.Sections.Add(new Section { Name = "First", Slug = "first" });
        await first.SaveChangesAsync(Ct);
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync(Ct);
        await second;

        await using var db = store.NewDb();
        Assert.Equal(["first", "second"], await db.Sections.OrderBy(s => s.Id).Select(s => s.Slug).ToListAsync(Ct));
    }

    [Fact]
    public async Task Many_writers_at_once_all_get_through()
    {
        await using var store = await TestStore.CreateAsync();
        await AddSectionAsync(store, store.ConnectionString, "counted");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 10; i++)
                    await RaiseAsync(store);
            },
            Ct)));

        await using var db = store.NewDb();
        Assert.Equal(80, await db.Sections.Select(s => s.Position).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_writer_whose_time_is_up_is_told_that_the_store_is_locked()
    {
        await using var store = await TestStore.CreateAsync();
        await using var first = store.NewDb();
        await using var transaction = await first.Database.BeginTransactionAsync(Ct);

        var clock = Stopwatch.StartNew();
        var refusal = await Record.ExceptionAsync(() => AddSectionAsync(store, store.ConnectionString + ";Default Timeout=1", "second"));

        Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, Assert.IsType<SqliteException>(refusal!.GetBaseException()).SqliteErrorCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, 5);
    }

    [Fact]
    public async Task Readers_go_on_while_somebody_writes()
    {
        await using var store = await TestStore.CreateAsync();
        await AddSectionAsync(store, store.ConnectionString, "old");
        await using var writer = store.NewDb();
        await using var transaction = await writer.Database.BeginTransactionAsync(Ct);
        await writer.Sections.ExecuteUpdateAsync(set => set.SetProperty(s => s.Slug, "new").SetProperty(s => s.Version, s => s.Version + 1), Ct);

        await using var reader = store.NewDb();
        Assert.Equal("old", await reader.Sections.Select(s => s.Slug).SingleAsync(Ct));
    }

    private static async Task AddSectionAsync(TestStore store, string connectionString, string slug)
    {
        await using var db = TestStore.NewDb(store.Provider, connectionString);
        db.Sections.Add(new Section { Name = slug, Slug = slug });
        await db.SaveChangesAsync(Ct);
    }

    // Reads, then writes what it read: two that do so without waiting would lose a count or be refused.
    private static async Task RaiseAsync(TestStore store)
    {
        await using var db = store.NewDb();
        await db.InTransactionAsync(
            async ct =>
            {
                var section = await db.Sections.SingleAsync(ct);
                section.Position++;
                return await db.SaveChangesAsync(ct);
            },
            Ct);
    }
}
