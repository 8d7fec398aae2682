using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Photos;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class RowWriterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_written_is_what_is_read_back(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();
        var at = new DateTime(2026, 11, 23, 18, 30, 15, DateTimeKind.Utc).AddTicks(1_234_567);
        var rows = Enumerable.Range(0, 19).Select(i => new AuditEntry
        {
            At = at.AddMinutes(i),
            EditorId = null,
            EditorName = "Émile O'Neill",
            Verb = Verb.Import,
            Subject = "source",
            SubjectId = i,
            Details = i % 2 == 0 ? "" : "خبر — 'quoted'; \"x\"",
            From = i % 3 == 0 ? null : "192.0.2.1",
        }).ToList();

        await db.InTransactionAsync(async token =>
        {
            await using var writer = new RowWriter<AuditEntry>(db);
            await writer.WriteAsync(rows, token);
            return 0;
        }, Ct);

        var read = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).ToListAsync(Ct);
        Assert.Equal(rows.Select(row => (UtcTime.ToStore(row.At), row.EditorName, row.Verb, row.SubjectId, row.Details, row.From)), read.Select(row => (row.At, row.EditorName, row.Verb, row.SubjectId, row.Details, row.From)));
    }

    [Theory, EachDatabase]
    public async Task Rows_of_a_transaction_that_is_taken_back_are_not_there(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.NewDb();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync<int>(async token =>
        {
            await using var writer = new RowWriter<AuditEntry>(db);
            await writer.WriteAsync([new AuditEntry { Subject = "source", At = DateTime.UnixEpoch }], token);
            throw new InvalidOperationException();
        }, Ct));

        Assert.Equal(0, await db.AuditEntries.CountAsync(Ct));
    }

    [Fact]
    public async Task The_commands_are_such_as_sql_server_takes()
    {
        await using var db = UnsentCommands.NewDb(DatabaseProvider.SqlServer, out _);
        foreach (var command in new[] { Command<Article>(db), Command<ImportedSource>(db), Command<Revision>(db), Command<PhotoUse>(db), Command<ImportedArticle>(db), Command<SearchDocument>(db), Command<AuditEntry>(db) })
        {
            Assert.StartsWith("INSERT INTO [", command.CommandText, StringComparison.Ordinal);
            SqlServerCommands.Record([new UnsentCommand(command.CommandText, [.. command.Parameters.Cast<DbParameter>()])]);
        }
    }

    private static DbCommand Command<T>(NewsDb db) where T : class => new RowWriter<T>(db).Command(2);
}
