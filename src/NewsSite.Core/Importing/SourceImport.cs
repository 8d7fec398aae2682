using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing.Captures;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Importing;

/// <summary>
/// Imports source files. A file goes in whole or not at all; its bytes are kept, and the same bytes again change nothing. A newer version of a
/// file is merged into what editors made of the stories: their changes always stay.
/// </summary>
/// <remarks>
/// Files are prepared on every core and written by one writer, several in a transaction. Memory does not grow with their number. Run one
/// import at a time on a context; two programs that import at once do not get in each other's way.
/// </remarks>
public sealed class SourceImport(NewsDb db, MarkdownRenderer renderer, SiteMeter meter, TimeProvider clock, SiteOptions site)
{
    // A transaction of this size takes a quarter of a second: its sync and the full-text index's flush cost little beside it, and others who write hardly wait.
    private const int StoriesTogether = 512;
    private const int FilesTogether = 512;
    private const int Attempts = 3;
    private const int BytesTogether = 4 * 1024 * 1024;

    /// <summary>Imports files in their order.</summary>
    /// <param name="files">From <see cref="SourceFiles.Find"/>; enumerated as the import goes on.</param>
    /// <param name="options">How.</param>
    /// <param name="actor">Who, for the audit and the revisions.</param>
    /// <param name="ct">Cancels; files that were reported are in the store, and of the others none is there in part.</param>
    /// <returns>What became of each file, in their order, each as soon as it is in the store.</returns>
    public async IAsyncEnumerable<SourceReport> RunAsync(
        IEnumerable<SourceFile> files, ImportOptions options, Actor actor, [EnumeratorCancellation] CancellationToken ct)
    {
        var preparation = new SourcePreparation(new CaptureOptions { Encoding = options.Encoding, Language = site.Language });
        var memory = new ImportMemory();
        var batch = new List<PreparedSource>();
        await foreach (var source in preparation.RunAsync(files, ct))
        {
            if (!FitsWith(batch, source))
            {
                foreach (var report in await StoreCountedAsync(batch, options, actor, memory, ct))
                    yield return report;
                batch.Clear();
            }

            batch.Add(source);
        }

        foreach (var report in await StoreCountedAsync(batch, options, actor, memory, ct))
            yield return report;
    }

    private async Task<IReadOnlyList<SourceReport>> StoreCountedAsync(
        List<PreparedSource> batch, ImportOptions options, Actor actor, ImportMemory memory, CancellationToken ct)
    {
        var reports = await StoreAsync(batch, options, actor, memory, ct);
        foreach (var report in options.IsDryRun ? [] : reports)
            meter.Imported(report.Status.ToString().ToLowerInvariant());
        return reports;
    }

    // Two files of one name are versions of each other: the second has to find the first in the store.
    private static bool FitsWith(List<PreparedSource> batch, PreparedSource source) => batch.Count < FilesTogether
        && batch.Sum(other => other.Stories.Count) < StoriesTogether
        && batch.Sum(other => (long)other.Bytes.Length) < BytesTogether
        && batch.TrueForAll(other => other.File.Name != source.File.Name);

    private async Task<IReadOnlyList<SourceReport>> StoreAsync(
        List<PreparedSource> batch, ImportOptions options, Actor actor, ImportMemory memory, CancellationToken ct)
    {
        if (batch.Count == 0)
            return [];
        if (options.IsDryRun)
            return await PlanAndWriteAsync(batch, options, actor, memory, ct);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.InTransactionAsync(token => PlanAndWriteAsync(batch, options, actor, memory, token), ct);
            }
            catch (DbUpdateException e) when (attempt < Attempts && (e is DbUpdateConcurrencyException || UniqueViolation.IsIn(e)))
            {
                // Somebody took an address, imported the same file or changed a story at the same moment: with a fresh look it fits.
            }
            catch (DbUpdateException) when (batch.Count > 1)
            {
                return await StoreOneByOneAsync(batch, options, actor, memory, ct);
            }
            catch (DbUpdateException e)
            {
                return [Refused(batch[0], e)];
            }
        }
    }

    // The database refuses one of them: the others shall not suffer for it.
    private async Task<IReadOnlyList<SourceReport>> StoreOneByOneAsync(
        List<PreparedSource> batch, ImportOptions options, Actor actor, ImportMemory memory, CancellationToken ct)
    {
        var reports = new List<SourceReport>(batch.Count);
        foreach (var source in batch)
            reports.AddRange(await StoreAsync([source], options, actor, memory, ct));
        return reports;
    }

    private async Task<IReadOnlyList<SourceReport>> PlanAndWriteAsync(
        List<PreparedSource> batch, ImportOptions options, Actor actor, ImportMemory memory, CancellationToken ct)
    {
        if (!options.IsDryRun)
            memory.Clear();
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow().UtcDateTime;
        var plans = await new ImportPlanning(db, memory, new SourceUpdate(renderer, options, actor, now), options.IsDryRun).PlanAsync(batch, ct);
        if (!options.IsDryRun)
            await new ImportWriting(db, options.Status, actor, now, site.Zone).WriteAsync(plans, ct);
        return [.. plans.Select(plan => plan.Report())];
    }

    private static SourceReport Refused(PreparedSource source, DbUpdateException e) => new()
    {
        Path = source.File.Path,
        Sha256 = source.Sha256,
        Status = SourceStatus.Refused,
        Messages =
        [
            .. source.Messages,
            CaptureMessage.Error(null, $"the store does not take it: {(e.InnerException ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.')}"),
        ],
        Found = source.Found,
        Skipped = source.Skipped,
        Refused = source.Found - source.Skipped,
    };
}
