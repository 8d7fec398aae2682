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
/// <param name="Problem">Why it was refused; null when it was not.</param>
public sealed record UploadResult(long? PhotoId, bool WasThere, string? Problem);

/// <summary>The verbs on photos, each with its audit row in the same transaction.</summary>
public sealed class PhotoDesk(NewsDb db, PhotoStore store, PhotoDecoder decoder, TimeProvider clock)
{
    /// <summary>Takes a picture into the library.</summary>
    /// <param name="upload">Its bytes.</param>
    /// <param name="fileName">Its name where it comes from, for the desk only.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<UploadResult> UploadAsync(Stream upload, string fileName, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        IncomingPhoto? incoming = null;
        try
        {
            incoming = await store.ReceiveAsync(upload, PhotoDecoder.BytesMost, ct);
            if (incoming is null)
                return Refused($"The file is larger than {PhotoDecoder.BytesMost / 1024 / 1024} MB. Make it smaller.");
            if (await FindAsync(incoming.Hash, ct) is { } known && store.Find(incoming.Hash, PhotoSize.Reader) is not null)
                return new UploadResult(known, true, null);

            var (photo, problem) = await decoder.DecodeAsync(incoming.Path, ct);
            if (photo is null)
                return Refused(problem!);
            await store.KeepAsync(incoming, photo.Renditions, ct);
            return await RecordAsync(incoming, photo, fileName, actor, ct);
        }
        catch (IOException)
        {
            return Refused("The site could not keep the file: its disk is full or can't be written. Tell whoever runs the site.");
        }
        finally
        {
            if (incoming is not null)
                PhotoStore.Discard(incoming);
        }
    }

    /// <summary>Changes what a photo says; every use that does not say otherwise follows, also in live stories.</summary>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ChangeAsync(long id, string caption, string credit, string alternativeText, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        var problems = Check(caption, credit, alternativeText).ToList();
        try
        {
            return await db.InTransactionAsync<IReadOnlyList<Problem>?>(
                async token =>
                {
                    var photo = await db.Photos.SingleOrDefaultAsync(p => p.Id == id, token);
                    if (photo is null || problems.Count > 0)
                        return photo is null ? null : problems;
                    photo.Caption = Clean(caption);
                    photo.Credit = Clean(credit);
                    photo.AlternativeText = Clean(alternativeText);
                    db.Record(actor, Verb.ChangePhoto, Subject.Photo(id), clock.GetUtcNow().UtcDateTime, photo.FileName);
                    await db.SaveChangesAsync(token);
                    await db.ReindexAsync(db.Showing(id), token);
                    return Problem.None;
                },
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [new Problem("", "Somebody else changed this photo at the same moment. Look at it again and repeat.")];
        }
    }

    private async Task<UploadResult> RecordAsync(IncomingPhoto incoming, DecodedPhoto decoded, string fileName, Actor actor, CancellationToken ct)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    if (await FindAsync(incoming.Hash, token) is { } known)
                        return new UploadResult(known, true, null); // its file was lost and is back now
                    var now = clock.GetUtcNow().UtcDateTime;
                    var photo = new Photo
                    {
                        Hash = incoming.Hash,
                        FileName = CleanName(fileName),
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

    private Task<long?> FindAsync(string hash, CancellationToken ct) =>
        db.Photos.Where(p => p.Hash == hash).Select(p => (long?)p.Id).SingleOrDefaultAsync(ct);

    private static IEnumerable<Problem> Check(string caption, string credit, string alternativeText)
    {
        foreach (var (field, text, most) in new[]
        {
            (nameof(Photo.Caption), caption, Photo.CaptionMaxLength),
            (nameof(Photo.Credit), credit, Photo.CreditMaxLength),
            (nameof(Photo.AlternativeText), alternativeText, Photo.AlternativeTextMaxLength),
        })
        {
            if (Clean(text).Length > most)
                yield return new Problem(field, $"This is {Clean(text).Length:N0} characters long; the most is {most:N0}. Shorten it.");
        }
    }

    private static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    // Some browsers send a path, and anybody can send anything: only the last part counts, for people to recognise the file by.
    private static string CleanName(string fileName)
    {
        var name = string.Concat(fileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "photo" : name[..Math.Min(name.Length, Photo.FileNameMaxLength)];
    }

    private static UploadResult Refused(string why) => new(null, false, why);
}

/// <summary>Where photos are used.</summary>
public static class PhotoUses
{
    /// <summary>The stories whose live text shows the photo: what makes its bytes public. One that shows it twice comes twice.</summary>
    public static IQueryable<Article> Showing(this NewsDb db, long photoId) => db.Showing(db.PhotoUses.Where(u => u.PhotoId == photoId));

    /// <summary>True when readers may have the bytes of that hash: some live story shows the photo.</summary>
    public static Task<bool> IsPublicAsync(this NewsDb db, string hash, CancellationToken ct) =>
        db.Showing(db.PhotoUses.Where(u => u.Photo!.Hash == hash)).AnyAsync(ct);

    private static IQueryable<Article> Showing(this NewsDb db, IQueryable<PhotoUse> uses) => uses.Join(
        db.Articles.Published(),
        use => new { Id = use.ArticleId, Number = (int?)use.RevisionNumber },
        article => new { article.Id, Number = article.LiveNumber },
        (_, article) => article);
}
