using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>
/// Reads the whole store and says what is not as every verb leaves it: articles and their revisions, what is derived from them, redirects, sources, the audit, photos. It
/// changes nothing, and its memory does not grow with the store.
/// </summary>
/// <remarks>Verbs that run at the same time may be seen half; a finding on a busy site is worth a second look.</remarks>
public sealed class StoreCheck(NewsDb db, PhotoCheck photos, AuditCheck audit)
{
    /// <summary>The findings as they are found; none when all is well.</summary>
    public async IAsyncEnumerable<StoreFinding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            yield return new StoreFinding("migrations", "store", $"{pending.Count} migrations have not been run, from {pending[0]}: run newssite database migrate.");
            yield break;
        }

        await foreach (var finding in RunOnRowsAsync(ct))
            yield return finding;
        await foreach (var finding in RunOnPhotosAsync(ct))
            yield return finding;
    }

    /// <summary>What is wrong in the database, of a store that is migrated; files are not looked at.</summary>
    public async IAsyncEnumerable<StoreFinding> RunOnRowsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var finding in new ArticleCheck(db).RunAsync(ct))
            yield return finding;
        foreach (var finding in await CountsAsync(ct))
            yield return finding;
        await foreach (var finding in new RedirectCheck(db).RunAsync(ct))
            yield return finding;
        await foreach (var finding in new SourceCheck(db).RunAsync(ct))
            yield return finding;
        if ((await audit.WalkAsync(ct)).Finding is { } broken)
            yield return broken;
    }

    /// <summary>What is wrong with the files of photos, and nothing else.</summary>
    public async IAsyncEnumerable<StoreFinding> RunOnPhotosAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var photo in photos.FindAsync(ct))
            yield return new StoreFinding("photos", photo.PhotoId is { } id ? $"photo {id}" : $"file {photo.Hash}", photo.Text);
    }

    private async Task<List<StoreFinding>> CountsAsync(CancellationToken ct)
    {
        var wrong = await db.Tags.Where(t => t.LiveCount != db.TagListings.Count(l => l.TagId == t.Id))
            .OrderBy(t => t.Id).Select(t => new { t.Slug, t.LiveCount, Listed = db.TagListings.Count(l => l.TagId == t.Id) }).ToListAsync(ct);
        return wrong.ConvertAll(t => new StoreFinding("tags", Slug.TagPath(t.Slug), $"counts {t.LiveCount} stories and lists {t.Listed}."));
    }
}
