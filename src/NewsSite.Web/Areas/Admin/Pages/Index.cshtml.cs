using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>What waits for whoever looks, and what happens next.</summary>
[Needs(Right.Write)]
public sealed class IndexModel(NewsDb db, DeskStories stories, TimeProvider clock) : PageModel
{
    private const int Most = 8;

    public IReadOnlyList<StoryRow> Mine { get; private set; } = [];

    public IReadOnlyList<StoryRow> InReview { get; private set; } = [];

    public IReadOnlyList<StoryRow> Scheduled { get; private set; } = [];

    public IReadOnlyList<StoryRow> Published { get; private set; } = [];

    public IReadOnlyList<OpenCheck> Checks { get; private set; } = [];

    /// <summary>Live stories with photos whose rights have ended or end soon, the soonest first.</summary>
    public IReadOnlyList<EndingRight> Ending { get; private set; } = [];

    /// <summary>Import conflicts that wait; 0 for those who may not settle them.</summary>
    public int Waiting { get; private set; }

    /// <summary>Tags that wait; 0 for those who may not accept them.</summary>
    public int Proposed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = HttpContext.Actor();
        Mine = await stories.ShortListAsync(
            all => all.Where(a => a.OwnerId == actor.EditorId && a.State == ArticleState.Draft), NewestSaved, Most, actor, ct);
        InReview = await stories.ShortListAsync(all => all.Where(a => a.State == ArticleState.InReview), NewestSaved, Most, actor, ct);
        Scheduled = await stories.ShortListAsync(
            all => all.Where(a => a.ScheduledFor != null), all => all.OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id), Most, actor, ct);
        Published = await stories.ShortListAsync(all => all.Published(), all => all.NewestFirst(), Most, actor, ct);
        Checks = await FindChecksAsync(Published, ct);
        Ending = await FindEndingAsync(ct);
        if (actor.Role.Has(Right.ManageVocabulary))
            Proposed = await db.Tags.CountAsync(t => t.State == TagState.Proposed && t.DeletedAt == null && t.MergedIntoId == null, ct);
        if (actor.Role.Has(Right.Administer))
            Waiting = await db.ImportConflicts.CountAsync(c => c.ResolvedAt == null, ct);
    }

    private static IOrderedQueryable<Article> NewestSaved(IQueryable<Article> all) => all.OrderByDescending(a => a.SavedAt).ThenByDescending(a => a.Id);

    // What readers would miss first in the stories that they see first.
    private async Task<IReadOnlyList<OpenCheck>> FindChecksAsync(IReadOnlyList<StoryRow> published, CancellationToken ct)
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
                a.HasSection ? null : "no section",
                a.HasTag ? null : "no tag",
                a.HasCredits ? null : "caption without credit",
                a.HasAlternatives ? null : "photo without alternative text",
            }.OfType<string>()]))];
    }

    private async Task<IReadOnlyList<EndingRight>> FindEndingAsync(CancellationToken ct)
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

    public sealed record EndingRight(long Id, string Headline, long PhotoId, string FileName, DateTime Until, bool HasEnded);

    public sealed record OpenCheck(long Id, string Headline, IReadOnlyList<string> Missing);
}
