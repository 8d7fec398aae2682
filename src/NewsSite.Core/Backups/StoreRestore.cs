using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Backups;

/// <summary>Brings a backup into an empty store, of whichever database: all of its rows or none. What was taken is compared with what arrived before it counts.</summary>
public sealed class StoreRestore(NewsDb db, PhotoStore photos)
{
    // So many rows are at hand at once.
    private const int Together = 200;

    /// <summary>Reads the backup to its last byte, looks whether it could be restored here, and says what it has.</summary>
    /// <exception cref="BackupRefusedException">It is damaged, or of another version of the program, or the store is not empty; the message names the file.</exception>
    public async Task<BackupManifest> VerifyAsync(string path, CancellationToken ct)
    {
        var (_, manifest) = await OpenAsync(path, ct);
        await RequireEmptyAsync(ct);
        return manifest;
    }

    /// <summary>Restores it. The store must be migrated and hold nothing but what a new one holds.</summary>
    /// <param name="path">The backup's folder.</param>
    /// <param name="say">Gets a line for each thing that is done.</param>
    /// <param name="ct">Cancels; the database is as it was, originals that are there already serve the next try.</param>
    /// <exception cref="BackupRefusedException">The backup is damaged or does not fit, or the store is not empty.</exception>
    public async Task<BackupManifest> RestoreAsync(string path, Action<string> say, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(say);
        var (folder, manifest) = await OpenAsync(path, ct);
        await RequireEmptyAsync(ct);

        // Files first: a row without its file would be seen, a file without its row is not.
        foreach (var photo in folder.Files("photos/"))
        {
            await using var original = folder.Open(photo);
            await photos.BringBackAsync(Path.GetFileName(photo), original, ct);
        }

        say($"photos: {manifest.Photos:N0} originals");
        await RestoreTablesAsync(folder, manifest, say, ct);
        return manifest;
    }

    /// <summary>Brings the tables alone.</summary>
    internal Task RestoreTablesAsync(BackupFolder folder, BackupManifest manifest, Action<string> say, CancellationToken ct) => db.InTransactionAsync(async token =>
    {
        // Once more: copying photos takes its time, and somebody may have started a node meanwhile.
        await RequireEmptyAsync(token);
        var tables = StoredTable.AllOf(db);
        foreach (var table in tables.Reverse())
            await db.RunAsync(table.Delete, token);
        foreach (var table in tables)
        {
            var taken = manifest.Tables.Single(t => t.Name == table.Name);
            await WriteAsync(folder, table, token);
            var arrived = await TableFile.WriteAsync(db, table, Stream.Null, token);
            if (arrived.Rows != taken.Rows || arrived.ToString() != taken.Sum)
                throw new BackupRefusedException($"{BackupFolder.Table(table.Name)}: {taken.Rows:N0} rows were taken and {arrived.Rows:N0} arrived, or not as they were. Nothing has been restored.");
            say($"{table.Name}: {arrived.Rows:N0} rows");
        }

        db.Touch(Part.Everything);
        return true;
    }, ct);

    private async Task<(BackupFolder Folder, BackupManifest Manifest)> OpenAsync(string path, CancellationToken ct)
    {
        var folder = new BackupFolder(path);
        var manifest = await folder.VerifyAsync(ct);
        var own = StoreBackup.OwnMigrations(db);
        if (!manifest.Migrations.SequenceEqual(own) || !manifest.Tables.Select(table => table.Name).Order(StringComparer.Ordinal).SequenceEqual(StoredTable.AllOf(db).Select(table => table.Name).Order(StringComparer.Ordinal)))
            throw new BackupRefusedException($"The backup was taken by another version of the program: its store ends with migration {(manifest.Migrations.Count == 0 ? "none" : manifest.Migrations[^1])}, this version's with {own[^1]}. Restore it with that version, then upgrade.");
        return (folder, manifest);
    }

    private async Task WriteAsync(BackupFolder folder, StoredTable table, CancellationToken ct)
    {
        await using var file = folder.Open(BackupFolder.Table(table.Name));
        await using var insertion = table.Insertion(db);
        var (key, pointer) = (IndexOf(table, table.Key), table.SelfReference is { } self ? IndexOf(table, self.Name) : -1);
        var pointing = new List<(object Key, object To)>();
        if (table.HasNumbers)
            await db.BeginNumberedAsync(table.Delimited, ct);
        await foreach (var rows in TableFile.ReadAsync(table, file, ct).Chunk(Together))
        {
            // A row may point at one that comes later: pointed at once all are there.
            foreach (var row in pointer < 0 ? [] : rows.Where(row => row[pointer] is not DBNull))
            {
                pointing.Add((row[key], row[pointer]));
                row[pointer] = DBNull.Value;
            }

            await insertion.WriteAsync(rows, (row, column) => row[column], ct);
        }

        if (table.HasNumbers)
            await db.EndNumberedAsync(table.Delimited, table.Key, ct);
        if (pointing.Count > 0)
            await PointAsync(table.Pointing(db), pointing, ct);
    }

    private static async Task PointAsync(DbCommand command, List<(object Key, object To)> pointing, CancellationToken ct)
    {
        await using (command)
        {
            foreach (var (key, to) in pointing)
            {
                (command.Parameters[0].Value, command.Parameters[1].Value) = (to, key);
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static int IndexOf(StoredTable table, string column) => table.Columns.Select(c => c.Name).ToList().IndexOf(column);

    private async Task RequireEmptyAsync(CancellationToken ct)
    {
        if (await FullTableAsync(ct) is { } full)
            throw new BackupRefusedException($"The store is not empty: it has {full}. A backup is restored into a new store: set NewsSite:DataDirectory or NewsSite:ConnectionStrings:NewsSite to one.");
    }

    // A site that has been started has roles, agencies and pages about the newsroom, and perhaps stories out of the seeds.
    private async Task<string?> FullTableAsync(CancellationToken ct) =>
        await db.Articles.AnyAsync(ct) ? "stories"
        : await db.Users.AnyAsync(ct) ? "people"
        : await db.Photos.AnyAsync(ct) ? "photos"
        : await db.Tags.AnyAsync(ct) ? "tags"
        : await db.Sections.AnyAsync(ct) ? "sections"
        : null;
}
