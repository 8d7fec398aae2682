using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>What became of an upload.</summary>
/// <param name="FileName">What its sender calls the file.</param>
/// <param name="PhotoId">The photo in the library; null when the file was refused.</param>
/// <param name="WasThere">True when the library had these very bytes already.</param>
/// <param name="Problem">Why it was refused; null when it was not.</param>
public sealed record UploadResult(string FileName, long? PhotoId, bool WasThere, Problem? Problem);

/// <summary>The verbs on photos, each with its audit row in the same transaction.</summary>
public sealed class PhotoDesk(NewsDb db, PhotoStore store, PhotoDecoder decoder, TimeProvider clock)
{
    /// <summary>Name of the field that <see cref="UploadResult.Problem"/> belongs to.</summary>
    public const string FilesField = "Files";

    /// <summary>
    /// Takes a picture into the library. Its files are safe on the disk before its row is written, so that there is no row without them, whatever
    /// crashes; files that never got a row are removed.
    /// </summary>
    /// <param name="incoming">As <see cref="PhotoStore.ReceiveAsync"/> took it in; the caller disposes it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<UploadResult> UploadAsync(IncomingPhoto incoming, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        ArgumentNullException.ThrowIfNull(incoming);
        if (incoming.Problem is { } notReceived)
            return Refused(incoming, notReceived);
        if (await FindAsync(incoming.Hash, ct) is { } known && await store.CheckAsync(incoming.Hash, ct) == PhotoFiles.Whole)
            return new UploadResult(incoming.FileName, known, true, null);

        var (photo, problem) = await decoder.DecodeAsync(incoming.Path, ct);
        if (photo is null)
            return Refused(incoming, problem!);
        try
        {
            await store.KeepAsync(incoming, photo.Renditions, ct);
            return await RecordAsync(incoming, photo, actor, ct);
        }
        catch (Exception e)
        {
            await RemoveUnrecordedAsync(incoming.Hash);
            if (e is not (IOException or UnauthorizedAccessException))
                throw;
            return Refused(incoming, "The site could not keep the picture: its disk is full or can't be written. Nothing is wrong with the picture; tell whoever runs the site.");
        }
    }

    /// <summary>Changes what a photo says; every use that does not say otherwise follows, also in live stories.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version"><see cref="Photo.Version"/> that the editor saw; refused when somebody has changed it since.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ChangeAsync(long id, long version, PhotoText text, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        ArgumentNullException.ThrowIfNull(text);
        var wanted = text.Clean();
        var problems = wanted.Problems().ToList();
        try
        {
            return await db.InTransactionAsync<IReadOnlyList<Problem>?>(
                async token =>
                {
                    var photo = await db.Photos.SingleOrDefaultAsync(p => p.Id == id, token);
                    if (photo is null || problems.Count > 0)
                        return photo is null ? null : problems;
                    return photo.Version == version ? await ChangeAsync(photo, wanted, actor, token) : [ChangedMeanwhile];
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [ChangedMeanwhile];
        }
    }

    private static Problem ChangedMeanwhile => new("", "Somebody else changed this photo after you opened it. Nothing of yours is lost: compare the two texts and save again.");

    private async Task<IReadOnlyList<Problem>> ChangeAsync(Photo photo, PhotoText text, Actor actor, CancellationToken ct)
    {
        if (text == new PhotoText(photo.Caption, photo.Credit, photo.AlternativeText))
            return Problem.None;
        photo.Caption = text.Caption;
        photo.Credit = text.Credit;
        photo.AlternativeText = text.AlternativeText;
        db.Record(actor, Verb.ChangePhoto, Subject.Photo(photo.Id), clock.GetUtcNow().UtcDateTime, photo.FileName);
        await db.SaveChangesAsync(ct);

        var inheriting = db.PhotoUses.Where(u => u.PhotoId == photo.Id && (u.Caption == null || u.Credit == null));
        await db.ReindexAsync(db.Articles.Showing(inheriting), ct);
        return Problem.None;
    }

    private async Task<UploadResult> RecordAsync(IncomingPhoto incoming, DecodedPhoto decoded, Actor actor, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    if (await FindAsync(incoming.Hash, token) is { } known)
                        return new UploadResult(incoming.FileName, known, true, null); // its files had been lost and are back now
                    var now = clock.GetUtcNow().UtcDateTime;
                    var photo = new Photo
                    {
                        Hash = incoming.Hash,
                        FileName = incoming.FileName,
                        MediaType = decoded.MediaType,
                        Width = decoded.Width,
                        Height = decoded.Height,
                        Size = incoming.Size,
                        UploadedAt = now,
                        EditorId = actor.EditorId,
                    };
                    db.Photos.Add(photo);
                    await db.SaveChangesAsync(token);
                    db.Record(actor, Verb.UploadPhoto, Subject.Photo(photo.Id), now, photo.FileName);
                    await db.SaveChangesAsync(token);
                    return new UploadResult(incoming.FileName, photo.Id, false, null);
                },
                ct);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation())
        {
            // The same picture came in twice at the same moment.
            db.ChangeTracker.Clear();
            return new UploadResult(incoming.FileName, await FindAsync(incoming.Hash, ct), true, null);
        }
    }

    // Also when the request was given up; a store that does not answer leaves the files to PhotoCheck.
    private async Task RemoveUnrecordedAsync(string hash)
    {
        try
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(hash, CancellationToken.None) is null)
                store.Remove(hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidOperationException)
        {
        }
    }

    private Task<long?> FindAsync(string hash, CancellationToken ct) =>
        db.Photos.Where(p => p.Hash == hash).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);

    private static UploadResult Refused(IncomingPhoto incoming, string why) => new(incoming.FileName, null, false, new Problem(FilesField, why));
}
