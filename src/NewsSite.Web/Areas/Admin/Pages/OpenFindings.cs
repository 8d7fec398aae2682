using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>What nobody asked for and somebody has to look at. Every list is short, and read by an index.</summary>
public sealed class OpenFindings(NewsDb db, TimeProvider clock)
{
    private const int Most = 8;

    // The schedule looks every second; a story that is later than this stays behind for a reason.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <summary>Scheduled stories whose time has passed.</summary>
    public static IQueryable<Article> Overdue(IQueryable<Article> all, DateTime now)
    {
        var late = now - Late;
        return all.Where(a => a.ScheduledFor < late);
    }

    /// <summary>What readers would miss first in stories that they see first.</summary>
    public async Task<IReadOnlyList<OpenCheck>> ChecksAsync(IReadOnlyList<StoryRow> published, CancellationToken ct)
    {
        var ids = published.Select(story => story.Id).ToList();
        var found = await db.Articles.AsNoTracking().Where(a => ids.Contains(a.Id)).NewestFirst()
            .Select(a => new
            {
                a.Id,
                a.LatestHeadline,
                HasSection = a.SectionId != null,
                HasTag = db.TagListings.Any(l => l.ArticleId == a.Id),
                HasCredits = !db.PhotoUses.Any(
                    u => u.ArticleId == a.Id && u.RevisionNumber == a.LiveNumber && u.Credit == null && (u.Photo == null || u.Photo.Credit == "")),
                HasAlternatives = !db.PhotoUses.Any(u => u.ArticleId == a.Id && u.RevisionNumber == a.LiveNumber && u.Photo != null && !u.IsDecorative
                    && (u.AlternativeText == "" || (u.AlternativeText == null && u.Photo.AlternativeText == ""))),
            })
            .ToListAsync(ct);
        return [.. found.Where(a => !a.HasSection || !a.HasTag || !a.HasCredits || !a.HasAlternatives).Select(a => new OpenCheck(
            a.Id,
            a.LatestHeadline,
            [.. new[]
            {
                a.HasSection ? null : T("no section"),
                a.HasTag ? null : T("no tag"),
                a.HasCredits ? null : T("caption without credit"),
                a.HasAlternatives ? null : T("photo without alternative text"),
            }.OfType<string>()]))];
    }

    /// <summary>Live stories with photos whose rights have ended or end soon, the soonest first.</summary>
    public async Task<IReadOnlyList<EndingRight>> EndingAsync(CancellationToken ct)
    {
        var soon = clock.GetUtcNow().UtcDateTime + PhotoLibrary.EndingWithin;
        var ending = from photo in db.Photos
                     where photo.UsableUntil < soon
                     join use in db.PhotoUses on photo.Id equals use.PhotoId
                     join article in db.Articles on new { Id = use.ArticleId, Number = (int?)use.RevisionNumber } equals new { article.Id, Number = article.LiveNumber }
                     where article.State == ArticleState.Published
                     orderby photo.UsableUntil, photo.Id, article.Id
                     select new EndingRight(article.Id, article.LatestHeadline, photo.Id, photo.FileName, photo.UsableUntil!.Value, photo.EndedAt != null);
        return await ending.Take(Most).ToListAsync(ct);
    }

    /// <summary>Texts that are kept beside stories that the actor may edit and wait for a choice, the newest first.</summary>
    public async Task<IReadOnlyList<KeptText>> KeptAsync(Actor actor, CancellationToken ct)
    {
        var branches = db.Branches.AsNoTracking().Where(b => b.SettledAt == null);
        if (!actor.Role.Has(Right.EditAll))
            branches = branches.Where(b => db.Articles.Any(a => a.Id == b.ArticleId && a.OwnerId == actor.EditorId));
        return await branches.OrderByDescending(b => b.Id).Take(Most)
            .Join(db.Articles, b => b.ArticleId, a => a.Id, (b, a) => new { Branch = b, a.LatestHeadline })
            .OrderByDescending(kept => kept.Branch.Id)
            .Select(kept => new KeptText(kept.Branch.ArticleId, kept.Branch.Id, kept.LatestHeadline, kept.Branch.OwnerName, kept.Branch.SavedAt))
            .ToListAsync(ct);
    }

    /// <summary>A live story that lacks something.</summary>
    public sealed record OpenCheck(long Id, string Headline, IReadOnlyList<string> Missing);

    /// <summary>A photo of a live story whose rights end, UTC.</summary>
    public sealed record EndingRight(long Id, string Headline, long PhotoId, string FileName, DateTime Until, bool HasEnded);

    /// <summary>A text beside a story, and when it was saved last, UTC.</summary>
    public sealed record KeptText(long Id, long BranchId, string Headline, string Owner, DateTime SavedAt);
}
