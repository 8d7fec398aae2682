using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Backups;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Search;
using NewsSite.Core.Tests.Publishing;

namespace NewsSite.Core.Tests.Backups;

public sealed class BackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.PostgreSql, DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.PostgreSql, DatabaseProvider.Sqlite)]
    public async Task What_is_restored_is_what_was_there_on_whichever_database(DatabaseProvider from, DatabaseProvider to)
    {
        await using var room = await PhotoRoom.OpenAsync(from);
        await FillAsync(room);
        var taken = await room.BackUpAsync("backup");

        await using var other = await PhotoRoom.OpenAsync(to);
        await other.RestoreAsync(Path.Combine(room.Folder, "backup"));
        var again = await other.BackUpAsync("again");

        Assert.Equal(taken.Tables, again.Tables);
        Assert.Equal((1, 1), (taken.Photos, again.Photos));
        Assert.All(["Articles", "Revisions", "PhotoUses", "Tags", "AspNetUsers", "AspNetUserPasskeys", "AuditEntries", "SearchDocuments"], name => Assert.NotEqual(0, taken.Tables.Single(t => t.Name == name).Rows));
        Assert.Empty(await other.FindingsAsync<StoreCheck>((check, ct) => check.RunAsync(ct)));
        Assert.Single(await other.WithAsync<ArticleSearch, IReadOnlyList<SearchHit>>(async search => (await search.FindAsync(SearchQuery.Parse("harbour"), null, Ct))!.Hits));
    }

    [Theory, Stores.EachDatabase]
    public async Task Work_goes_on_after_a_restore_with_numbers_that_nobody_had(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        await room.BackUpAsync("backup");

        await using var other = await PhotoRoom.OpenAsync(provider);
        await other.RestoreAsync(Path.Combine(room.Folder, "backup"));
        var story = await other.SaveAsync("A new day", []);
        await other.PublishAsync(story);

        await using var db = other.NewDb();
        Assert.Equal(await db.Articles.MaxAsync(a => a.Id, Ct), story.Id);
        Assert.Empty(await other.FindingsAsync<StoreCheck>((check, ct) => check.RunAsync(ct)));
    }

    [Fact]
    public async Task A_backup_is_proven_by_restoring_it_and_nothing_of_that_stays()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        await room.BackUpAsync("backup");
        var lines = new List<string>();

        var findings = await room.FindingsAsync<BackupProof>((proof, ct) => proof.FindAsync(Path.Combine(room.Folder, "backup"), lines.Add, ct));

        Assert.Empty(findings);
        Assert.Contains("rendered again and alike, of what readers see: 1", lines);
        Assert.False(Directory.Exists(Path.Combine(room.Folder, "backup.proof")));
    }

    [Fact]
    public async Task A_proof_says_which_story_renders_differently()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        await using (var db = room.NewDb())
            await db.Set<Revision>().ExecuteUpdateAsync(set => set.SetProperty(r => r.BodyHtml, "<p>Other words.</p>"), Ct);
        await room.BackUpAsync("backup");

        var findings = await room.FindingsAsync<BackupProof>((proof, ct) => proof.FindAsync(Path.Combine(room.Folder, "backup"), _ => { }, ct));

        Assert.Contains(findings, finding => finding is { Check: "rendering" } && finding.Where.Contains("/articles/harbour-opens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Damage_to_any_file_is_refused_with_its_name_and_restores_nothing()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        await room.BackUpAsync("backup");
        var backup = Path.Combine(room.Folder, "backup");
        await using var other = await PhotoRoom.OpenAsync();
        var before = other.Files();

        foreach (var file in Directory.EnumerateFiles(backup, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(backup, path)).ToList())
        {
            var path = Path.Combine(backup, file);
            var bytes = await File.ReadAllBytesAsync(path, Ct);
            foreach (var damaged in (byte[][])[Flipped(bytes), bytes[..(bytes.Length / 3)], []])
            {
                await File.WriteAllBytesAsync(path, damaged, Ct);
                var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => other.RestoreAsync(backup));
                Assert.True(file == "SHA256SUMS" || refused.Message.Contains(file, StringComparison.Ordinal), $"{file}: {refused.Message}");
            }

            File.Delete(path);
            Assert.Contains(file, (await Assert.ThrowsAsync<BackupRefusedException>(() => other.RestoreAsync(backup))).Message, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(path, bytes, Ct);
        }

        await using var db = other.NewDb();
        Assert.False(await db.Articles.AnyAsync(Ct));
        Assert.Equal(before, other.Files());
    }

    [Fact]
    public async Task A_store_that_has_something_is_not_written_over()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        await room.BackUpAsync("backup");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => room.RestoreAsync(Path.Combine(room.Folder, "backup")));

        Assert.Contains("has stories", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await room.FindingsAsync<StoreCheck>((check, ct) => check.RunAsync(ct)));
    }

    [Fact]
    public async Task A_backup_of_another_version_is_refused()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await room.BackUpAsync("backup");
        var backup = Path.Combine(room.Folder, "backup");
        await RewriteAsync(backup, "manifest.json", text => text.Replace("    \"SearchPairsAndBeginnings\"", "    \"SearchPairsAndBeginningsOfTomorrow\"", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => room.RestoreAsync(backup));

        Assert.Contains("ends with migration SearchPairsAndBeginningsOfTomorrow", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_a_newer_version_has_run_on_is_not_backed_up_in_part()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await using (var db = room.NewDb())
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('30000101000000_Tomorrow', '10.0.14')", Ct);

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => room.BackUpAsync("backup"));

        Assert.Contains("another version", refused.Message, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(room.Folder, "backup")));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("../secret")]
    [InlineData("tables/../../secret")]
    public async Task A_backup_names_no_file_outside_itself(string name)
    {
        await using var room = await PhotoRoom.OpenAsync();
        await room.BackUpAsync("backup");
        await File.AppendAllTextAsync(Path.Combine(room.Folder, "backup", "SHA256SUMS"), $"{new string('0', 64)}  {name}\n", Ct);

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => room.RestoreAsync(Path.Combine(room.Folder, "backup")));

        Assert.Contains("SHA256SUMS is damaged", refused.Message, StringComparison.Ordinal);
    }

    [Theory, Stores.EachDatabase]
    public async Task A_backup_taken_while_editors_publish_is_one_moment(DatabaseProvider provider)
    {
        await using var room = await PhotoRoom.OpenAsync(provider);
        await FillAsync(room);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(editor => Task.Run(
            async () =>
            {
                for (var number = 0; !stop.IsCancellationRequested; number++)
                    await room.PublishAsync(await room.SaveAsync($"Story {number} of {editor}", []));
            },
            Ct)));

        for (var round = 0; round < 4; round++)
            await room.BackUpAsync($"backup-{round}");
        await stop.CancelAsync();
        await writing;

        for (var round = 0; round < 4; round++)
            Assert.Empty(await room.FindingsAsync<BackupProof>((proof, ct) => proof.FindAsync(Path.Combine(room.Folder, $"backup-{round}"), _ => { }, ct)));
    }

    [Fact]
    public async Task A_missing_original_stops_the_backup_and_nothing_stays()
    {
        await using var room = await PhotoRoom.OpenAsync();
        await FillAsync(room);
        var original = room.Files().Single(file => file.Contains("originals", StringComparison.Ordinal));
        File.Delete(Path.Combine(room.Folder, original));
        var before = room.Files();

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => room.BackUpAsync("backup"));

        Assert.Contains(Path.GetFileName(original), refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, room.Files());
    }

    [Fact]
    public void Every_command_is_one_that_SQL_Server_takes()
    {
        using var db = Stores.UnsentCommands.NewDb(DatabaseProvider.SqlServer, out _);
        foreach (var table in StoredTable.AllOf(db))
        {
            using var insert = table.Insertion(db).Command(2);
            List<Stores.UnsentCommand> commands = [new(table.Select, []), new(table.Delete, []), new(insert.CommandText, [.. insert.Parameters.Cast<System.Data.Common.DbParameter>()])];
            if (table.SelfReference is not null)
            {
                using var pointing = table.Pointing(db);
                commands.Add(new(pointing.CommandText, [.. pointing.Parameters.Cast<System.Data.Common.DbParameter>()]));
            }

            Stores.SqlServerCommands.Record(commands);
            Assert.Empty(Stores.SqlServerGrammar.Errors($"SET IDENTITY_INSERT {table.Delimited} ON"));
        }

        Assert.Empty(Stores.SqlServerGrammar.Errors(Core.Data.SqlServer.SqlServerNewsDb.SnapshotState));
    }

    // As if it had been so when the backup was taken.
    private static async Task RewriteAsync(string backup, string file, Func<string, string> change)
    {
        var path = Path.Combine(backup, file);
        await File.WriteAllTextAsync(path, change(await File.ReadAllTextAsync(path, Ct)), Ct);
        var sums = await File.ReadAllLinesAsync(Path.Combine(backup, "SHA256SUMS"), Ct);
        var sum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, Ct)));
        await File.WriteAllLinesAsync(Path.Combine(backup, "SHA256SUMS"), sums.Select(line => line.EndsWith("  " + file, StringComparison.Ordinal) ? $"{sum}  {file}" : line), Ct);
    }

    private static byte[] Flipped(byte[] bytes)
    {
        var flipped = bytes.ToArray();
        flipped[bytes.Length / 2] ^= 1;
        return flipped;
    }

    // Something of everything that keeps another thing company: a photo in a story, a tag that was merged, a person with a passkey, a story of each state.
    private static async Task FillAsync(PhotoRoom room)
    {
        var photo = await room.UploadAsync();
        var story = await room.SaveAsync("Harbour opens", [new DraftCaption { PhotoId = photo, Caption = "Boats – \"قوارب\"", AlternativeText = "Boats" }]);
        await room.PublishAsync(story);
        await room.SaveAsync("Harbour opens later", [], story);
        var gone = await room.PublishAsync(await room.SaveAsync("It was not so", []));
        await room.WithdrawAsync(gone);
        var kept = await room.WithAsync<TagDesk, long>(async desk => (await desk.CreateAsync("Ports", ["Quays"], "Where ships land.", PhotoRoom.Editor, Ct)).Id!.Value);
        var merged = await room.WithAsync<TagDesk, long>(async desk => (await desk.CreateAsync("Docks", [], "", PhotoRoom.Editor, Ct)).Id!.Value);
        Assert.Empty(await room.WithAsync<TagMerge, IReadOnlyList<Problem>>(merge => merge.MergeAsync(merged, kept, PhotoRoom.Editor, Ct)));
        var person = await room.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("ann@example.org", "Ann", Role.Editor, "a long enough phrase, surely", PhotoRoom.Editor, Ct));
        Assert.Empty(person.Problems);

        await using var db = room.NewDb();
        var editor = await db.Users.SingleAsync(Ct);
        editor.LockoutEnd = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        db.Add(new IdentityUserPasskey<long>
        {
            UserId = editor.Id,
            CredentialId = [1, 2, 3],
            Data = new IdentityPasskeyData { PublicKey = [4, 5], Name = "Key \"ä\"", CreatedAt = DateTimeOffset.UnixEpoch, SignCount = 7, Transports = ["usb"], AttestationObject = [6], ClientDataJson = [7], IsUserVerified = true },
        });
        await db.SaveChangesAsync(Ct);
    }
}
