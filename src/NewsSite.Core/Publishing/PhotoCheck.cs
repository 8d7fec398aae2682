using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>Something that is wrong with the photos' files.</summary>
/// <param name="PhotoId">Which photo; null for a file that belongs to none.</param>
/// <param name="Hash">Name of the file.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record PhotoFinding(long? PhotoId, string Hash, string Text);

/// <summary>
/// Compares the library with the files, for <c>newssite check</c>. Reads every original once; holds a few hundred names at a time. It removes
/// nothing: a site that was pointed at another database would take every photo for a leftover.
/// </summary>
public sealed class PhotoCheck(NewsDb db, PhotoStore store)
{
    private const int Batch = 500;

    /// <summary>Everything that is wrong, as it is found; nothing is changed.</summary>
    public async IAsyncEnumerable<PhotoFinding> FindAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (long last = 0; ;)
        {
            var photos = await db.Photos.Where(p => p.Id > last).OrderBy(p => p.Id).Select(p => new { p.Id, p.Hash, p.FileName }).Take(Batch).ToListAsync(ct);
            if (photos.Count == 0)
                break;
            last = photos[^1].Id;
            foreach (var photo in photos)
            {
                if (Describe(await store.CheckAsync(photo.Hash, ct)) is { } wrong)
                    yield return new PhotoFinding(photo.Id, photo.Hash, $"Photo {photo.Id} ({photo.FileName}): {wrong}");
            }
        }

        await foreach (var hashes in store.SettledOriginalsAsync(ct).Chunk(Batch))
        {
            foreach (var hash in await WithoutRowAsync(hashes, ct))
                yield return new PhotoFinding(null, hash, $"File {hash} belongs to no photo: its upload was cut off. Upload the picture again, or remove the file from photos/originals.");
        }
    }

    private async Task<IEnumerable<string>> WithoutRowAsync(string[] hashes, CancellationToken ct)
    {
        var known = await db.Photos.Where(p => hashes.Contains(p.Hash)).Select(p => p.Hash).ToListAsync(ct);
        return hashes.Except(known);
    }

    private static string? Describe(PhotoFiles files) => files switch
    {
        PhotoFiles.Missing => "its original is missing. Bring the file back from a backup, or upload it again.",
        PhotoFiles.Altered => "its original has been altered or damaged. Bring the file back from a backup, or upload it again.",
        _ => null,
    };
}
