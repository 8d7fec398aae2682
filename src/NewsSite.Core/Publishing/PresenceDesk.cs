using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Who has a story open beside the one who asks, and what was done to that one.</summary>
/// <param name="Others">Colleagues who are there now, in the order in which they came.</param>
/// <param name="TakenOverBy">Who took the story over from the one who asks; null when nobody did.</param>
/// <param name="TakenOverAt">When, UTC; null when nobody did.</param>
public sealed record StoryPresence(IReadOnlyList<Presence> Others, string? TakenOverBy = null, DateTime? TakenOverAt = null);

/// <summary>Knows who has which story open. Nothing is locked by it: a save is merged, whoever is there.</summary>
public sealed class PresenceDesk(NewsDb db, TimeProvider clock)
{
    // A sign that says nothing new is written only so often: a write waits for other writers.
    private static readonly TimeSpan SeenAgainAfter = TimeSpan.FromSeconds(10);

    // Who comes back after longer than this has to open the page again anyway: the session has ended.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    /// <summary>Who is there; for a page that is only read.</summary>
    public async Task<StoryPresence> ReadAsync(long articleId, Actor actor, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - Presence.Lasts;
        var rows = await db.Presences.AsNoTracking().Where(p => p.ArticleId == articleId && (p.SeenAt > since || p.EditorId == actor.EditorId))
            .OrderBy(p => p.OpenedAt).ThenBy(p => p.EditorId).ToListAsync(ct);
        var own = rows.Find(p => p.EditorId == actor.EditorId);
        return new StoryPresence([.. rows.Where(p => p != own && p.TakenOverAt == null)], own?.TakenOverBy, own?.TakenOverAt);
    }

    /// <summary>Says that somebody is there, and answers who else is.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="field">Label of the field that they are in; empty for none.</param>
    /// <param name="isOpening">True for the first sign of a page that was just opened: it shows the newest text, and what was taken over before is over.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public async Task<StoryPresence?> ShowAsync(long articleId, string field, bool isOpening, Actor actor, CancellationToken ct)
    {
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, ct) is not { } article)
            return null;
        actor.RequireEdit(article);
        if (actor.EditorId is { } editor)
            await WriteAsync(articleId, editor, TypedText.OneLine(field).Upto(Presence.FieldMaxLength), isOpening, actor.Name, ct);
        return await ReadAsync(articleId, actor, ct);
    }

    /// <summary>
    /// Has everybody else who is there write beside the story instead of into it: what they have not saved yet becomes a <see cref="Branch"/>.
    /// </summary>
    /// <returns>False when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public Task<bool> TakeOverAsync(long articleId, Actor actor, CancellationToken ct) => db.InRepeatedTransactionAsync(
        async token =>
        {
            if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, token) is not { } article)
                return false;
            actor.RequireEdit(article);
            var now = clock.GetUtcNow().UtcDateTime;
            var since = now - Presence.Lasts;
            var rows = await db.Presences.Where(p => p.ArticleId == articleId && (p.SeenAt > since || p.EditorId == actor.EditorId)).OrderBy(p => p.EditorId).ToListAsync(token);
            var others = rows.Where(p => p.EditorId != actor.EditorId && p.TakenOverAt == null).ToList();
            foreach (var other in others)
                (other.TakenOverBy, other.TakenOverAt) = (actor.Name, now);
            foreach (var own in rows.Where(p => p.EditorId == actor.EditorId))
                (own.TakenOverBy, own.TakenOverAt) = (null, null);
            if (others.Count > 0)
                db.Record(actor, Verb.TakeOver, Subject.Article(articleId), now, $"from {string.Join(", ", others.Select(other => other.Name))}");
            await db.SaveChangesAsync(token);
            return true;
        },
        ct);

    private async Task WriteAsync(long articleId, long editor, string field, bool isOpening, string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = await db.Presences.AsNoTracking().SingleOrDefaultAsync(p => p.ArticleId == articleId && p.EditorId == editor, ct);
        if (row is not null && !isOpening && row.Field == field && now - row.SeenAt < SeenAgainAfter)
            return;
        var mine = db.Presences.Where(p => p.ArticleId == articleId && p.EditorId == editor);
        if (row is not null && isOpening)
            await mine.ExecuteUpdateAsync(set => set.SetProperty(p => p.Field, field).SetProperty(p => p.SeenAt, now).SetProperty(p => p.OpenedAt, now)
                .SetProperty(p => p.Name, name).SetProperty(p => p.TakenOverBy, (string?)null).SetProperty(p => p.TakenOverAt, (DateTime?)null), ct);
        else if (row is not null)
            await mine.ExecuteUpdateAsync(set => set.SetProperty(p => p.Field, field).SetProperty(p => p.SeenAt, now), ct);
        else
            await InsertAsync(new Presence { ArticleId = articleId, EditorId = editor, Name = name, Field = field, OpenedAt = now, SeenAt = now }, ct);
    }

    private async Task InsertAsync(Presence row, CancellationToken ct)
    {
        var oldest = row.SeenAt - Forgotten;
        await db.Presences.Where(p => p.SeenAt < oldest).ExecuteDeleteAsync(ct);
        db.Presences.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (UniqueViolation.IsIn(e))
        {
            db.ChangeTracker.Clear(); // a second window of the same person came first, which says the same
        }
    }
}
