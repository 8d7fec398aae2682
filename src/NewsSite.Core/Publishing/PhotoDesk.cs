using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>What became of an upload.</summary>
/// <param name="PhotoId">The photo in the library; null when the file was refused.</param>
/// <param name="WasThere">True when the library had these very bytes already.</param>
/// <param name="Problem">Why it was refused and what to do; null when it was not.</param>
public sealed record UploadResult(long? PhotoId, bool WasThere, string? Problem);

/// <summary>The verbs on photos, each with its audit row in the same transaction.</summary>
public sealed class PhotoDesk(NewsDb db, PhotoStore store, PhotoDecoder decoder, TimeProvider clock)
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
            return new UploadResult(known, true, null);

        var (photo, problem) = await decoder.DecodeAsync(incoming.Path, ct);
        if (photo is null)
            return Refused(problem!);
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
            return Refused(PhotoStore.NoRoom);
        }
    }

    /// <summary>Changes what a photo says; every use that does not say otherwise follows, also in live stories.</summary>
    /// <param name="id">Which.</param>
    /// <param name="caption">What readers read below it, as typed; may have several lines.</param>
    /// <param name="credit">Who made or supplied it, without parentheses, as typed.</param>
    /// <param name="alternativeText">What it shows, for those who do not see it, as typed.</param>
    /// <param name="opened">Mark of the words that these are to replace; others change nothing and <see cref="Problem.ChangedSince"/> comes back. Null: whatever they are.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ChangeAsync(
        long id, string caption, string credit, string alternativeText, string? opened, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        var text = new PhotoText(caption, credit, alternativeText).Clean();
        var problems = text.Problems().ToList();
        try
        {
            return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
                async token =>
                {
                    var photo = await db.Photos.SingleOrDefaultAsync(p => p.Id == id, token);
                    if (photo is null || problems.Count > 0)
                        return photo is null ? null : problems;
                    return await ChangeAsync(photo, text, opened, actor, token);
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [new Problem("", "Somebody else changed this photo at the same moment. Look at it again and repeat.")];
        }
    }

    private async Task<IReadOnlyList<Problem>> ChangeAsync(Photo photo, PhotoText text, string? opened, Actor actor, CancellationToken ct)
    {
        if (text == new PhotoText(photo.Caption, photo.Credit, photo.AlternativeText))
            return Problem.None;
        if (opened is not null && opened != TextMark.Of(photo.Caption, photo.Credit, photo.AlternativeText))
            return [Problem.ChangedSince];
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
                        return new UploadResult(known, true, null); // its files had been lost and are back now
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

    private static UploadResult Refused(string why) => new(null, false, why);
}
