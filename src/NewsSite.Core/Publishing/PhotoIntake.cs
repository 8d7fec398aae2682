using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;

namespace NewsSite.Core.Publishing;

/// <summary>What became of an upload.</summary>
/// <param name="PhotoId">The photo in the library; null when the file was refused.</param>
/// <param name="WasThere">True when the library had these very bytes already.</param>
/// <param name="Problem">Why it was refused and what to do; null when it was not.</param>
public sealed record UploadResult(long? PhotoId, bool WasThere, string? Problem);

/// <summary>Takes pictures into the library, each with its audit row in the same transaction.</summary>
public sealed class PhotoIntake(NewsDb db, PhotoStore store, PhotoDecoder decoder, TimeProvider clock)
{
    /// <summary>
    /// Takes a picture into the library. Its files are safe on the disk before its row is written, so that there is no row without them, whatever
    /// crashes; files that never got a row are removed.
    /// </summary>
    /// <param name="upload">Its bytes.</param>
    /// <param name="fileName">Its name where it comes from, for the desk only.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<UploadResult> UploadAsync(Stream upload, string fileName, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        using var incoming = await store.ReceiveAsync(upload, fileName, PhotoDecoder.BytesMost, ct);
        if (incoming.Problem is { } notReceived)
            return Refused(notReceived);
        if (await FindAsync(incoming.Hash, ct) is { } known && await store.CheckAsync(incoming.Hash, ct) == PhotoFiles.Whole)
            return await db.InTransactionAsync(token => ComeBackAsync(known, actor, token), ct);

        var (photo, problem) = await decoder.DecodeAsync(incoming.Path, incoming.FileName, ct);
        if (photo is null)
            return Refused(problem!);
        var said = await MetadataReader.ReadAsync(incoming.Path, photo.MediaType, ct);
        try
        {
            await store.KeepAsync(incoming, photo.ForDesk, ct);
            var recorded = await RecordAsync(incoming, photo, said, actor, ct);
            store.Settle(incoming.Hash);
            return recorded;
        }
        catch (Exception e)
        {
            await RemoveUnrecordedAsync(incoming.Hash);
            if (e is not (IOException or UnauthorizedAccessException))
                throw;
            return Refused(PhotoStore.NoRoom);
        }
    }

    private async Task<UploadResult> RecordAsync(IncomingPhoto incoming, DecodedPhoto decoded, PhotoMetadata said, Actor actor, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    if (await FindAsync(incoming.Hash, token) is { } known)
                        return await ComeBackAsync(known, actor, token); // its files had been lost and are back now
                    var now = clock.GetUtcNow().UtcDateTime;
                    var photo = new Photo
                    {
                        Hash = incoming.Hash,
                        FileName = incoming.FileName,
                        MediaType = decoded.MediaType,
                        Width = decoded.Width,
                        Height = decoded.Height,
                        Size = incoming.Size,
                        Colour = decoded.Colour,
                        Offered = OfferedText.Write(said),
                        UploadedAt = now,
                        EditorId = actor.EditorId,
                    };
                    photo.Derive(await db.AgencyBookAsync(token));
                    db.Photos.Add(photo);
                    await db.SaveChangesAsync(token);
                    db.Record(actor, Verb.UploadPhoto, Subject.Photo(photo.Id), now, photo.FileName);
                    await db.SaveChangesAsync(token);
                    return new UploadResult(photo.Id, false, null);
                },
                ct);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsIn(e))
        {
            // The same picture came in twice at the same moment.
            db.ChangeTracker.Clear();
            return new UploadResult(await FindAsync(incoming.Hash, ct), true, null);
        }
    }

    // Uploading a deleted photo again brings it back.
    private async Task<UploadResult> ComeBackAsync(long id, Actor actor, CancellationToken ct)
    {
        var photo = await db.Photos.SingleAsync(p => p.Id == id, ct);
        if (photo.DeletedAt is not null)
        {
            photo.DeletedAt = null;
            db.Record(actor, Verb.RestorePhoto, Subject.Photo(id), clock.GetUtcNow().UtcDateTime, photo.FileName);
            await db.SaveChangesAsync(ct);
        }

        return new UploadResult(id, true, null);
    }

    // Also when the request was given up; a store that does not answer leaves the files to PhotoBin.
    private async Task RemoveUnrecordedAsync(string hash)
    {
        try
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(hash, CancellationToken.None) is null)
                await store.RemoveAsync(hash, CancellationToken.None);
            store.Settle(hash);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Data.Common.DbException or InvalidOperationException)
        {
        }
    }

    private Task<long?> FindAsync(string hash, CancellationToken ct) =>
        db.Photos.Where(p => p.Hash == hash).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);

    private static UploadResult Refused(string why) => new(null, false, why);
}
