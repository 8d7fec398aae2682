using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing.Checking;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Backups;

/// <summary>
/// Shows that a backup is one: restores it into an embedded store of its own beside it, which is thrown away, checks that store as <c>newssite check</c> does, and
/// renders what readers see once more. Every file of the backup, photos too, has then been read to its last byte.
/// </summary>
public sealed class BackupProof(SiteOptions site, MarkdownRenderer renderer)
{
    // Bodies with their HTML: some megabytes at a time.
    private const int Together = 200;

    /// <summary>What is not as it must be, as it is found; nothing when the backup is good.</summary>
    /// <param name="path">The backup's folder.</param>
    /// <param name="say">Gets a line for each thing that is done.</param>
    /// <param name="ct">Cancels; the store beside it is removed.</param>
    /// <exception cref="BackupRefusedException">A file is damaged or rows get lost; the message names the file.</exception>
    public async IAsyncEnumerable<StoreFinding> FindAsync(string path, Action<string> say, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(say);
        var scratch = new SiteOptions { DataDirectory = path + ".proof", Language = site.Language, TimeZone = site.TimeZone };
        Remove(scratch.DataPath);
        PrivateFolder.Create(scratch.DataPath);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddNewsSite(scratch).BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NewsDb>();
            await db.BringUpToDateAsync(ct);
            var restore = scope.ServiceProvider.GetRequiredService<StoreRestore>();
            var manifest = await restore.VerifyAsync(path, ct);
            await restore.RestoreTablesAsync(new BackupFolder(path), manifest, say: static _ => { }, ct);
            say($"restored beside it: {manifest.Rows:N0} rows, equal");

            await foreach (var finding in scope.ServiceProvider.GetRequiredService<StoreCheck>().RunOnRowsAsync(ct))
                yield return finding;
            await foreach (var finding in RenderAsync(db, say, ct))
                yield return finding;
        }
        finally
        {
            Remove(scratch.DataPath);
        }
    }

    private async IAsyncEnumerable<StoreFinding> RenderAsync(NewsDb db, Action<string> say, [EnumeratorCancellation] CancellationToken ct)
    {
        var alike = 0;
        for (var after = 0L; ;)
        {
            var live = await db.Articles.AsNoTracking().Where(a => a.Id > after && a.LiveNumber != null).OrderBy(a => a.Id).Take(Together)
                .Select(a => new { a.Id, a.Slug, Text = a.Revisions.Single(r => r.Number == a.LiveNumber) }).Select(a => new { a.Id, a.Slug, a.Text.Body, a.Text.BodyHtml }).ToListAsync(ct);
            if (live.Count == 0)
                break;
            foreach (var story in live)
            {
                if (renderer.Render(story.Body, ct).Html == story.BodyHtml)
                    alike++;
                else
                    yield return new StoreFinding("rendering", $"article {story.Id} (/articles/{story.Slug})", "renders differently from what readers see: it was saved by an earlier version of the program, or damaged before the backup.");
            }

            after = live[^1].Id;
        }

        say($"rendered again and alike, of what readers see: {alike:N0}");
    }

    private static void Remove(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools(); // a pooled connection holds its file open
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
