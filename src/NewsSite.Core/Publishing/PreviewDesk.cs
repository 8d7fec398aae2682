using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>Makes, ends and follows the links by which somebody outside the desk reads a story that is not published.</summary>
public sealed class PreviewDesk(NewsDb db, TimeProvider clock)
{
    /// <summary>Most links of one story that open at the same time.</summary>
    public const int OpenMost = 20;

    /// <summary>Links of a story that <see cref="OfAsync"/> tells of.</summary>
    public const int ToldMost = 50;

    /// <summary>Makes a link.</summary>
    /// <returns>The code, which can't be had again, or what is in the way; null when there is no such article.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<MadeLink?> MakeAsync(long articleId, PreviewTerm term, Actor actor, CancellationToken ct) => db.InRepeatedTransactionAsync<MadeLink?>(
        async token =>
        {
            if (await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token) is not { } article)
                return null;
            actor.RequireEdit(article);
            if (article.TrashedAt is not null)
                return new MadeLink(null, [Barriers.InTrash]);
            var now = clock.GetUtcNow().UtcDateTime;
            if (await db.PreviewLinks.CountAsync(l => l.ArticleId == articleId && l.RevokedAt == null && l.ExpiresAt > now, token) >= OpenMost)
                return new MadeLink(null, [new Problem("", T($"{OpenMost} links of this story are open. Revoke one that nobody needs any more."))]);

            var code = SecretCode.New();
            var link = new PreviewLink { ArticleId = articleId, Hash = SecretCode.HashOf(code), MadeById = actor.EditorId, MadeBy = actor.Name, MadeAt = now, ExpiresAt = now + LengthOf(term) };
            db.PreviewLinks.Add(link);
            await db.SaveChangesAsync(token);
            db.Record(actor, Verb.MakePreviewLink, Subject.Article(articleId), now, $"link {link.Id}, until {link.ExpiresAt:u}");
            await db.SaveChangesAsync(token);
            return new MadeLink(code, Problem.None);
        },
        ct);

    /// <summary>Ends a link at once; one that has ended stays as it is.</summary>
    /// <returns>False when the article has no such link.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this article.</exception>
    public Task<bool> RevokeAsync(long articleId, long id, Actor actor, CancellationToken ct) => db.InRepeatedTransactionAsync(
        async token =>
        {
            var article = await db.Articles.SingleOrDefaultAsync(a => a.Id == articleId, token);
            var link = await db.PreviewLinks.SingleOrDefaultAsync(l => l.ArticleId == articleId && l.Id == id, token);
            if (article is null || link is null)
                return false;
            actor.RequireEdit(article);
            var now = clock.GetUtcNow().UtcDateTime;
            if (!link.IsOpen(now))
                return true;
            (link.RevokedAt, link.RevokedBy) = (now, actor.Name);
            db.Record(actor, Verb.RevokePreviewLink, Subject.Article(articleId), now, $"link {link.Id}");
            await db.SaveChangesAsync(token);
            return true;
        },
        ct);

    /// <summary>The newest links of a story, ended ones too, the newest first.</summary>
    public async Task<IReadOnlyList<PreviewLink>> OfAsync(long articleId, CancellationToken ct) =>
        await db.PreviewLinks.AsNoTracking().Where(l => l.ArticleId == articleId).OrderByDescending(l => l.Id).Take(ToldMost).ToListAsync(ct);

    /// <summary>The story that a code opens; null for every code that opens nothing, whatever the reason, by the same one question to the store.</summary>
    public Task<Article?> FindAsync(string code, CancellationToken ct) => Opened(code).SingleOrDefaultAsync(ct);

    /// <summary>Counts an opening. The one thing that a look changes: it says nothing of the story, only whether the link has been used.</summary>
    public Task CountAsync(string code, CancellationToken ct)
    {
        var (hash, now) = (SecretCode.HashOf(code), clock.GetUtcNow().UtcDateTime);
        return db.PreviewLinks.Where(l => l.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Openings, l => l.Openings + 1).SetProperty(l => l.LastOpenedAt, now), ct);
    }

    /// <summary>A photo of what a code opens; null when the text has no such, its rights have ended, or the code opens nothing.</summary>
    /// <param name="code">As handed out.</param>
    /// <param name="hash"><see cref="Photo.Hash"/>.</param>
    /// <param name="ct">Cancels.</param>
    public Task<PhotoFace?> FindPhotoAsync(string code, string hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (from article in Opened(code)
                join use in db.PhotoUses on new { ArticleId = article.Id, Number = article.LatestNumber } equals new { use.ArticleId, Number = use.RevisionNumber }
                join photo in db.Photos on use.PhotoId equals photo.Id
                where photo.Hash == hash && photo.DeletedAt == null && photo.EndedAt == null && (photo.UsableUntil == null || photo.UsableUntil > now)
                orderby use.Position
                select new PhotoFace(photo.Hash, photo.FocusX, photo.FocusY, photo.Credit, photo.Photographer, photo.Copyright, photo.UsageTerms))
            .FirstOrDefaultAsync(ct);
    }

    private IQueryable<Article> Opened(string code)
    {
        var (hash, now) = (SecretCode.HashOf(code), clock.GetUtcNow().UtcDateTime);
        var links = db.PreviewLinks.Where(l => l.Hash == hash && l.RevokedAt == null && l.ExpiresAt > now
            && (l.MadeById == null || db.Users.Any(e => e.Id == l.MadeById && e.DisabledAt == null)));
        return db.Articles.AsNoTracking().Where(a => a.TrashedAt == null && links.Any(l => l.ArticleId == a.Id));
    }

    private static TimeSpan LengthOf(PreviewTerm term) => term switch
    {
        PreviewTerm.Hour => TimeSpan.FromHours(1),
        PreviewTerm.Day => TimeSpan.FromDays(1),
        PreviewTerm.Week => TimeSpan.FromDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };
}

/// <summary>What became of the wish for a link.</summary>
/// <param name="Code">The secret in its address; null when none was made.</param>
/// <param name="Problems">What is in the way.</param>
public sealed record MadeLink(string? Code, IReadOnlyList<Problem> Problems);
