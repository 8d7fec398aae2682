using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Importing;

/// <summary>
/// Fills an empty store from <see cref="SiteOptions.SeedPath"/>, published. Done once: two rows of the audit say that it was begun and done, so that one
/// that was interrupted goes on at the next start, and files that come to the folder later are left to the editors. Several nodes may do it at once.
/// </summary>
public sealed partial class SeedImport(NewsDb db, SourceImport import, SiteOptions site, TimeProvider clock, ILogger<SeedImport> log)
{
    private const string Begun = "seeding begun";
    private const string Done = "seeding done";
    private static readonly Actor Importer = Actor.System("import");

    // No source has this id: it stands for all of them.
    private static readonly Subject Seeding = Subject.Source(0);

    /// <summary>Seeds the store if it is empty, or if seeding it was not finished.</summary>
    /// <returns>What was imported; null when there was nothing to do.</returns>
    public async Task<ImportTotal?> RunAsync(CancellationToken ct)
    {
        if (!Path.Exists(site.SeedFullPath) || !await IsDueAsync(ct))
            return null;

        await MarkAsync(Begun, ct);
        var total = new ImportTotal();
        await foreach (var report in import.RunAsync(SourceFiles.Find([site.SeedFullPath]), new ImportOptions { Status = ImportStatus.Published }, Importer, ct))
            total.Add(report);
        await MarkAsync(Done, ct);

        Seeded(log, total.Stored, total.Files);
        if (total.Refused + total.FilesRefused > 0)
            SeedRefused(log, total.Refused + total.FilesRefused);
        return total;
    }

    private async Task<bool> IsDueAsync(CancellationToken ct)
    {
        var marks = await db.AuditEntries.Where(e => e.Subject == Seeding.Kind && e.SubjectId == Seeding.Id && e.Verb == Verb.Import).Select(e => e.Details).ToListAsync(ct);
        return marks.Count > 0
            ? !marks.Contains(Done)
            : !await db.Articles.AnyAsync(ct) && !await db.ImportedSources.AnyAsync(ct);
    }

    private async Task MarkAsync(string what, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Record(Importer, Verb.Import, Seeding, clock.GetUtcNow().UtcDateTime, what);
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Information, "Filled the empty store from the seeds: stories {Stories}, files {Files}")]
    private static partial void Seeded(ILogger log, int stories, int files);

    [LoggerMessage(LogLevel.Warning, "Seeds refused: {Refused}. newssite import --dry-run on the folder says why")]
    private static partial void SeedRefused(ILogger log, int refused);
}
