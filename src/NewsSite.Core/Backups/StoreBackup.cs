using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Backups;

/// <summary>
/// Takes a backup of the whole store while it runs: every table as of one moment, the original of every photo, and the keys of cookies, which stand in the store.
/// It can be restored on any of the databases. Memory does not grow with the store.
/// </summary>
public sealed class StoreBackup(NewsDb db, SiteOptions site, PhotoStore photos, TimeProvider clock)
{
    /// <summary>Takes it.</summary>
    /// <param name="path">The folder that it will be; must not be there yet.</param>
    /// <param name="say">Gets a line for each thing that is done.</param>
    /// <param name="ct">Cancels; nothing stays.</param>
    /// <exception cref="BackupRefusedException">The place is taken, or an original is missing.</exception>
    /// <exception cref="IOException">There is no room.</exception>
    public async Task<BackupManifest> TakeAsync(string path, Action<string> say, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (Path.Exists(path))
            throw new BackupRefusedException($"{path} is there already. Name a folder that is not.");
        if (!(await MigrationsOf(db, ct)).SequenceEqual(OwnMigrations(db)))
            throw new BackupRefusedException("The store is of another version of the program than this one, which would not keep all of it. Take the backup with the newest version that has run on it.");
        var folder = BackupFolder.Begin(path);
        try
        {
            // Most photos before the moment, so that one which goes after it has been copied already.
            await CopyPhotosAsync(folder, mayBeGone: true, ct);
            var manifest = await db.InSnapshotAsync(token => WriteTablesAsync(folder, say, token), ct);
            await folder.FinishAsync(manifest, ct);
            folder.Place(path);
            return manifest;
        }
        catch
        {
            folder.Remove();
            throw;
        }
    }

    internal static async Task<IReadOnlyList<string>> MigrationsOf(NewsDb db, CancellationToken ct) =>
        [.. (await db.Database.GetAppliedMigrationsAsync(ct)).Select(NameOf)];

    internal static IReadOnlyList<string> OwnMigrations(NewsDb db) => [.. db.Database.GetMigrations().Select(NameOf)];

    private static string NameOf(string id) => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private async Task<BackupManifest> WriteTablesAsync(BackupFolder folder, Action<string> say, CancellationToken ct)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        var tables = new List<TableManifest>();
        foreach (var table in StoredTable.AllOf(db))
        {
            var sum = await folder.WriteAsync(BackupFolder.Table(table.Name), to => TableFile.WriteAsync(db, table, to, ct), ct);
            tables.Add(new TableManifest(table.Name, sum.Rows, sum.ToString()));
            say($"{table.Name}: {sum.Rows:N0} rows");
        }

        var hashes = await CopyPhotosAsync(folder, mayBeGone: false, ct);
        foreach (var gone in folder.Files("photos/").Except(hashes.Select(BackupFolder.Photo)))
            folder.Drop(gone);
        say($"photos: {hashes.Count:N0} originals");
        return new BackupManifest(BackupManifest.CurrentFormat, at, site.Database.Provider.ToString(), await MigrationsOf(db, ct), tables, hashes.Count);
    }

    // Answers the hashes of the photos that the store has now.
    private async Task<HashSet<string>> CopyPhotosAsync(BackupFolder folder, bool mayBeGone, CancellationToken ct)
    {
        var hashes = (await db.Photos.AsNoTracking().OrderBy(p => p.Hash).Select(p => p.Hash).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        foreach (var hash in hashes.Where(hash => !folder.IsWritten(BackupFolder.Photo(hash))))
        {
            await using var original = await photos.OpenOriginalAsync(hash, ct);
            if (original is null && mayBeGone)
                continue;
            if (original is null)
                throw new BackupRefusedException($"The original of a photo is missing: {hash}. newssite check --photos names the photo; bring the file back or delete the photo.");
            await folder.WriteAsync(BackupFolder.Photo(hash), async to =>
            {
                await original.CopyToAsync(to, ct);
                return true;
            }, ct);
            if (folder.SumOf(BackupFolder.Photo(hash)) != hash)
                throw new BackupRefusedException($"The original of a photo is damaged: {hash}. newssite check --photos names the photo; bring the file back or delete the photo.");
        }

        return hashes;
    }
}
