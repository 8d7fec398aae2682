using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>What waits for whoever looks, and what happens next.</summary>
[Needs(Right.Write)]
public sealed class IndexModel(NewsDb db, DeskStories stories, OpenFindings findings, NewsroomTime times, TimeProvider clock) : PageModel
{
    private const int Most = 8;

    // What a month's page can hold and still be read.
    private const int MonthMost = 200;

    public IReadOnlyList<StoryRow> Mine { get; private set; } = [];

    /// <summary>The actor's own drafts that came back from an editor.</summary>
    public IReadOnlyList<StoryRow> SentBack { get; private set; } = [];

    public IReadOnlyList<StoryRow> InReview { get; private set; } = [];

    public DeskMonth Month { get; private set; } = null!;

    /// <summary>What is scheduled after this month, the soonest first.</summary>
    public IReadOnlyList<StoryRow> Later { get; private set; } = [];

    public IReadOnlyList<StoryRow> Published { get; private set; } = [];

    /// <summary>Scheduled stories that did not go out.</summary>
    public IReadOnlyList<StoryRow> Overdue { get; private set; } = [];

    public IReadOnlyList<OpenFindings.OpenCheck> Checks { get; private set; } = [];

    public IReadOnlyList<OpenFindings.EndingRight> Ending { get; private set; } = [];

    public IReadOnlyList<OpenFindings.KeptText> Kept { get; private set; } = [];

    /// <summary>Import conflicts that wait; 0 for those who may not settle them.</summary>
    public int Waiting { get; private set; }

    /// <summary>Tags that wait; 0 for those who may not accept them.</summary>
    public int Proposed { get; private set; }

    /// <summary>True when there is nothing to look at.</summary>
    public bool IsClear => Overdue.Count + Checks.Count + Ending.Count + Kept.Count + Waiting + Proposed == 0;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var actor = HttpContext.Actor();
        SentBack = await stories.ShortListAsync(all => Own(all, actor).Where(a => a.SentBackAt != null), NewestSaved, Most, actor, ct);
        Mine = await stories.ShortListAsync(all => Own(all, actor).Where(a => a.SentBackAt == null), NewestSaved, Most, actor, ct);
        InReview = await stories.ShortListAsync(all => all.Where(a => a.State == ArticleState.InReview), NewestSaved, Most, actor, ct);
        Published = await stories.ShortListAsync(all => all.Published(), all => all.NewestFirst(), Most, actor, ct);
        await LoadScheduleAsync(actor, ct);
        await LoadFindingsAsync(actor, ct);
    }

    private async Task LoadScheduleAsync(Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = times.DayOf(now);
        var first = today.AddDays(1 - today.Day);
        var (start, end) = (times.StartOf(first), times.StartOf(first.AddMonths(1)));
        Month = new DeskMonth(first, today, await stories.ShortListAsync(all => all.Where(a => a.ScheduledFor >= start && a.ScheduledFor < end), SoonestFirst, MonthMost, actor, ct), times);
        Later = await stories.ShortListAsync(all => all.Where(a => a.ScheduledFor >= end), SoonestFirst, Most, actor, ct);
        Overdue = await stories.ShortListAsync(all => OpenFindings.Overdue(all, now), SoonestFirst, Most, actor, ct);
    }

    private async Task LoadFindingsAsync(Actor actor, CancellationToken ct)
    {
        Checks = await findings.ChecksAsync(Published, ct);
        Ending = await findings.EndingAsync(ct);
        Kept = await findings.KeptAsync(actor, ct);
        if (actor.Role.Has(Right.ManageVocabulary))
            Proposed = await db.Tags.CountAsync(t => t.State == TagState.Proposed && t.DeletedAt == null && t.MergedIntoId == null, ct);
        if (actor.Role.Has(Right.Administer))
            Waiting = await db.ImportConflicts.CountAsync(c => c.ResolvedAt == null, ct);
    }

    private static IQueryable<Article> Own(IQueryable<Article> all, Actor actor) => all.Where(a => a.OwnerId == actor.EditorId && a.State == ArticleState.Draft);

    private static IOrderedQueryable<Article> NewestSaved(IQueryable<Article> all) => all.OrderByDescending(a => a.SavedAt).ThenByDescending(a => a.Id);

    private static IOrderedQueryable<Article> SoonestFirst(IQueryable<Article> all) => all.OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id);
}
