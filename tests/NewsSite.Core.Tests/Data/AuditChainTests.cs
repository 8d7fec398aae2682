using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Tests.Publishing;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Data;

public sealed class AuditChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Verbs_at_once_on_many_nodes_make_one_chain_without_gaps(DatabaseProvider provider)
    {
        await using var room = await DeskRoom.OpenAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async node =>
        {
            for (var i = 0; i < 5; i++)
                Assert.Empty((await room.WriteAsync(new DraftText { Headline = $"Story {node} {i}", Body = "A body." })).Problems);
        }));

        Assert.Equal((40, null), await WalkAsync(room));
        await using var db = room.NewDb();
        var rows = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), rows.Select(row => row.Number));
        Assert.Equal(rows.OrderBy(row => row.Id), rows);
    }

    [Fact]
    public async Task What_is_taken_back_leaves_nothing_in_the_chain()
    {
        await using var room = await DeskRoom.OpenAsync();
        await using var db = room.NewDb();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync<int>(
            async token =>
            {
                db.Record(DeskRoom.Admin, Verb.CreateTag, Subject.Tag(1), DateTime.UnixEpoch);
                await db.SaveChangesAsync(token);
                throw new InvalidOperationException("Not this.");
            },
            Ct));
        db.Record(DeskRoom.Admin, Verb.CreateTag, Subject.Tag(2), DateTime.UnixEpoch);
        await db.SaveChangesAsync(Ct);

        Assert.Equal(2, (await db.AuditEntries.AsNoTracking().SingleAsync(Ct)).SubjectId);
        Assert.Equal((1, null), await WalkAsync(room));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Details = 'other' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET EditorName = 'Somebody else' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET EditorId = 7 WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET At = '2001-01-01 00:00:00' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET Verb = 'Publish' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET SubjectId = 9 WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET \"From\" = '192.0.2.1' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("UPDATE AuditEntries SET Hash = '00' WHERE Number = 4", 3, "row 4 (number 4)")]
    [InlineData("DELETE FROM AuditEntries WHERE Number = 4", 3, "row 5 (number 5)")]
    [InlineData("DELETE FROM AuditEntries WHERE Number = 1", 0, "row 2 (number 2)")]
    [InlineData("DELETE FROM AuditEntries WHERE Number = 6", 5, "number 6")]
    [InlineData("DELETE FROM AuditEntries", 0, "number 1")]
    [InlineData("UPDATE AuditEntries SET Number = CASE Number WHEN 3 THEN 4 ELSE 3 END WHERE Number IN (3, 4)", 2, "row 4 (number 3)")]
    [InlineData("UPDATE AuditEntries SET SubjectId = CASE Number WHEN 3 THEN 4 ELSE 3 END, Hash = CASE Number WHEN 3 THEN (SELECT Hash FROM AuditEntries WHERE Number = 4) ELSE (SELECT Hash FROM AuditEntries WHERE Number = 3) END WHERE Number IN (3, 4)", 2, "row 3 (number 3)")]
    [InlineData("INSERT INTO AuditEntries (At, EditorName, Verb, Subject, SubjectId, Details, Number, Hash) SELECT At, EditorName, Verb, Subject, SubjectId, Details, Number, Hash FROM AuditEntries WHERE Number = 4", 4, "row 7 (number 4)")]
    [InlineData("INSERT INTO AuditEntries (At, EditorName, Verb, Subject, SubjectId, Details, Number, Hash) SELECT At, EditorName, Verb, Subject, SubjectId, Details, 7, Hash FROM AuditEntries WHERE Number = 4", 6, "row 7 (number 7)")]
    [InlineData("INSERT INTO AuditEntries (At, EditorName, Verb, Subject, SubjectId, Details) SELECT At, EditorName, Verb, Subject, SubjectId, Details FROM AuditEntries WHERE Number = 4", 6, "row 7 (number 0)")]
    [InlineData("UPDATE AuditHead SET Number = 5, Hash = (SELECT Hash FROM AuditEntries WHERE Number = 5)", 5, "row 6 (number 6)")]
    [InlineData("UPDATE AuditHead SET Hash = '00'", 6, "number 6")]
    public async Task One_row_that_was_changed_taken_out_put_in_or_moved_is_named(string damage, long wholeUpTo, string named)
    {
        await using var room = await SixRowsAsync(DatabaseProvider.Sqlite);
        await using (var db = room.NewDb())
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(damage, Ct));

        var (upTo, finding) = await WalkAsync(room);

        Assert.Equal(wholeUpTo, upTo);
        Assert.EndsWith(named, finding?.Where, StringComparison.Ordinal);
        Assert.Contains(finding, await room.WithAsync<StoreCheck, List<StoreFinding>>(check => check.RunOnRowsAsync(Ct).ToListAsync(Ct).AsTask()));
    }

    [Theory, EachDatabase]
    public async Task Rows_of_a_store_without_a_chain_get_theirs_once_and_later_ones_by_hand_only(DatabaseProvider provider)
    {
        await using var room = await SixRowsAsync(provider);
        await using var db = room.NewDb();
        await db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Number, 0).SetProperty(e => e.Hash, ""), Ct);
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, 0).SetProperty(h => h.Hash, ""), Ct);

        await db.BringUpToDateAsync(Ct);
        Assert.Equal((6, null), await WalkAsync(room));

        // As a node of the version before writes it, or somebody past the program.
        await db.AuditEntries.Where(e => e.Number == 6).ExecuteUpdateAsync(set => set.SetProperty(e => e.Number, 0).SetProperty(e => e.Hash, ""), Ct);
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Number, 5).SetProperty(h => h.Hash, db.AuditEntries.Where(e => e.Number == 5).Select(e => e.Hash).First()), Ct);
        await db.BringUpToDateAsync(Ct);
        Assert.Contains("no place in the chain", (await WalkAsync(room)).Finding?.Text, StringComparison.Ordinal);

        Assert.Equal(1, await db.ChainAuditAsync(Ct));
        Assert.Equal((6, null), await WalkAsync(room));
    }

    [Fact]
    public async Task Thousands_of_rows_are_walked_a_thousand_at_a_time_and_two_in_one_place_are_seen_wherever_a_thousand_ends()
    {
        await using var room = await DeskRoom.OpenAsync();
        await using var db = room.NewDb();
        await db.InTransactionAsync(
            token =>
            {
                db.Audit(Enumerable.Range(1, 2_500).Select(i => new AuditEntry { At = DateTime.UnixEpoch, EditorName = "Jo", Verb = Verb.CreateTag, Subject = "tag", SubjectId = i }));
                return Task.FromResult(0);
            },
            Ct);
        Assert.Equal((2_500, null), await WalkAsync(room));

        await db.Database.ExecuteSqlRawAsync("INSERT INTO AuditEntries (At, EditorName, Verb, Subject, SubjectId, Details, Number, Hash) SELECT At, EditorName, Verb, Subject, SubjectId, Details, Number, Hash FROM AuditEntries WHERE Number = 1000", Ct);

        Assert.Equal("audit row 2501 (number 1000)", (await WalkAsync(room)).Finding?.Where);
    }

    [Fact]
    public void Two_rows_that_read_alike_in_one_line_do_not_have_one_hash()
    {
        var one = new AuditEntry { EditorName = "Jo", Details = "a", Number = 1 };
        var other = new AuditEntry { EditorName = "Joa", Details = "", Number = 1 };

        Assert.NotEqual(one.HashAfter(""), other.HashAfter(""));
        Assert.NotEqual(one.HashAfter(""), one.HashAfter("0"));
        Assert.Equal("c37533", one.HashAfter("")[..6]);
    }

    private static async Task<DeskRoom> SixRowsAsync(DatabaseProvider provider)
    {
        var room = await DeskRoom.OpenAsync(provider);
        await using var db = room.NewDb();
        for (var i = 1; i <= 6; i++)
        {
            db.Record(DeskRoom.Admin, Verb.CreateTag, Subject.Tag(i), new DateTime(2026, 11, 23, 12, 0, i, 7, DateTimeKind.Utc).AddTicks(3), $"tag {i}");
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal((6, null), await WalkAsync(room));
        return room;
    }

    private static async Task<(long UpTo, StoreFinding? Finding)> WalkAsync(DeskRoom room)
    {
        var state = await room.WithAsync<AuditCheck, AuditState>(check => check.WalkAsync(Ct));
        return (state.UpTo, state.Finding);
    }
}
