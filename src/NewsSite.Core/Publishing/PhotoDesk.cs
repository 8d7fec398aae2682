using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;

namespace NewsSite.Core.Publishing;

/// <summary>The verbs on photos of the library, each with its audit row in the same transaction. They come in by <see cref="PhotoIntake"/>.</summary>
public sealed class PhotoDesk(NewsDb db, TimeProvider clock)
{
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
    public Task<IReadOnlyList<Problem>?> ChangeAsync(
        long id, string caption, string credit, string alternativeText, string? opened, Actor actor, CancellationToken ct) =>
        ChangeAsync(id, caption, credit, alternativeText, null, opened, actor, ct);

    /// <summary>Changes what a photo says and what the library knows of it. What its file offered counts as confirmed from then on.</summary>
    /// <param name="id">Which.</param>
    /// <param name="caption">What readers read below it, as typed; a credit at its end is taken for the credit.</param>
    /// <param name="credit">Who made or supplied it, as typed.</param>
    /// <param name="alternativeText">What it shows, for those who do not see it, as typed.</param>
    /// <param name="facts">The rest; null: as the file offers it, or as it is.</param>
    /// <param name="opened">Mark of the words that these are to replace; others change nothing and <see cref="Problem.ChangedSince"/> comes back. Null: whatever they are.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ChangeAsync(
        long id, string caption, string credit, string alternativeText, PhotoFacts? facts, string? opened, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await DoAsync(id, async (photo, token) =>
        {
            var agencies = await db.AgencyBookAsync(token);
            var text = new PhotoText(caption, credit, alternativeText).Clean(agencies);
            var clean = (facts ?? Offer(photo)).Clean();
            if (text.Problems().Concat(clean.Problems()).ToList() is { Count: > 0 } problems)
                return problems;
            return await ChangeAsync(photo, text, clean, opened, agencies, actor, token);
        }, ct);
    }

    /// <summary>Says what crops keep in sight.</summary>
    /// <param name="id">Which photo.</param>
    /// <param name="x">Thousandths of the width from the left, 0 to 1000.</param>
    /// <param name="y">Thousandths of the height from the top, 0 to 1000.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> FocusAsync(long id, int x, int y, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await DoAsync(id, async (photo, token) =>
        {
            if (x is < 0 or > 1000 || y is < 0 or > 1000)
                return [new Problem("Focus", T("The point must be inside the picture: 0 to 1000 across and down."))];
            if ((x, y) == (photo.FocusX, photo.FocusY))
                return Problem.None;
            (photo.FocusX, photo.FocusY) = (x, y);
            photo.Derive(await db.AgencyBookAsync(token));
            db.Record(actor, Verb.FocusPhoto, Subject.Photo(id), Now, $"{x}, {y}");
            await db.SaveChangesAsync(token);
            return Problem.None;
        }, ct);
    }

    /// <summary>
    /// Has every story say what the photo says: in the newest and the live text of each, what it had changed is taken back. Earlier texts keep their words.
    /// </summary>
    /// <returns>What has to be put right first (none: done); null when there is no such photo.</returns>
    /// <exception cref="NotAllowedException">The actor may not manage photos.</exception>
    public async Task<IReadOnlyList<Problem>?> ApplyToAllUsesAsync(long id, Actor actor, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return await DoAsync(id, async (photo, token) =>
        {
            var own = db.PhotoUses.Where(u => u.PhotoId == id && photo.EndedAt == null && (u.Caption != null || u.Credit != null || u.AlternativeText != null));
            await db.TouchEachAsync(db.Articles.Published().Showing(own), Part.Article, token);
            await db.TouchEachAsync(db.Articles.Published().Showing(own), Part.Photos, token);
            await db.TouchEachAsync(db.Articles.Published().Showing(own.Where(u => u.Position == 0 && u.AlternativeText != null)), Part.Card, token);
            var changed = await db.PhotoUses
                .Where(u => u.PhotoId == id && (u.Caption != null || u.Credit != null || u.AlternativeText != null)
                    && db.Articles.Any(a => a.Id == u.ArticleId && (a.LatestNumber == u.RevisionNumber || a.LiveNumber == u.RevisionNumber)))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.Caption, (string?)null).SetProperty(u => u.Credit, (string?)null).SetProperty(u => u.AlternativeText, (string?)null),
                    token);
            if (changed == 0)
                return Problem.None;
            db.Record(actor, Verb.ApplyPhotoText, Subject.Photo(id), Now, $"{changed} uses");
            await db.SaveChangesAsync(token);
            await db.ReindexAsync(db.Articles.Showing(db.PhotoUses.Where(u => u.PhotoId == id)), token);
            return Problem.None;
        }, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<IReadOnlyList<Problem>?> DoAsync(long id, Func<Photo, CancellationToken, Task<IReadOnlyList<Problem>>> work, CancellationToken ct)
    {
        try
        {
            return await db.InRepeatedTransactionAsync<IReadOnlyList<Problem>?>(
                async token => await db.Photos.SingleOrDefaultAsync(p => p.Id == id && p.DeletedAt == null, token) is { } photo ? await work(photo, token) : null,
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [new Problem("", T("Somebody else changed this photo at the same moment. Look at it again and repeat."))];
        }
    }

    // Who confirms the caption in a list confirms what the file says beside it as well.
    private static PhotoFacts Offer(Photo photo)
    {
        var now = PhotoFacts.Of(photo);
        return photo.Offered is null ? now : OfferedFacts.Of(OfferedText.Read(photo)).Over(now);
    }

    private async Task<IReadOnlyList<Problem>> ChangeAsync(Photo photo, PhotoText text, PhotoFacts facts, string? opened, AgencyBook agencies, Actor actor, CancellationToken ct)
    {
        var before = new PhotoText(photo.Caption, photo.Credit, photo.AlternativeText);
        if (text == before && facts == PhotoFacts.Of(photo) && photo.Offered is null)
            return Problem.None;
        if (opened is not null && opened != TextMark.Of(photo.Caption, photo.Credit, photo.AlternativeText))
            return [Problem.ChangedSince];
        photo.Caption = text.Caption;
        photo.Credit = text.Credit;
        photo.AlternativeText = text.AlternativeText;
        photo.Offered = null;
        facts.PutInto(photo);
        photo.Derive(agencies);
        db.Record(actor, Verb.ChangePhoto, Subject.Photo(photo.Id), Now, photo.FileName);
        await db.SaveChangesAsync(ct);
        if (text == before)
            return Problem.None;

        var inheriting = db.PhotoUses.Where(u => u.PhotoId == photo.Id && (u.Caption == null || u.Credit == null));
        await db.ReindexAsync(db.Articles.Showing(inheriting), ct);
        return Problem.None;
    }
}
