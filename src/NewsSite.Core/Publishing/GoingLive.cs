using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Photos;

namespace NewsSite.Core.Publishing;

/// <summary>The one way in which a text becomes what readers see, shared by publishing, the schedule, imports and what is done to many stories at once.</summary>
internal static class GoingLive
{
    /// <summary>Makes the revision the live one, with its address, lists and search text. The caller saves.</summary>
    public static async Task<IReadOnlyList<Problem>> GoLiveAsync(
        this NewsDb db, Article article, int number, bool tellReaders, DateTime now, TimeZoneInfo zone, CancellationToken ct)
    {
        var refused = await db.GoLiveAsync([(article, await db.RevisionAsync(article, number, ct))], _ => tellReaders, now, zone, ct);
        return refused.GetValueOrDefault(article.Id, Problem.None);
    }

    /// <summary>The same of many stories at once: as many statements as for one, but for what only some of them need. The caller saves.</summary>
    /// <returns>What stands in the way, by story; those that are not in it are live.</returns>
    public static async Task<Dictionary<long, IReadOnlyList<Problem>>> GoLiveAsync(
        this NewsDb db, IReadOnlyList<(Article Article, Revision Text)> stories, Func<Article, bool> tellsReaders, DateTime now, TimeZoneInfo zone, CancellationToken ct)
    {
        var refused = new Dictionary<long, IReadOnlyList<Problem>>();
        var bound = await db.BoundAsync([.. stories.SelectMany(story => story.Text.Captions).Select(c => c.PhotoId).OfType<long>().Distinct()], ct);
        foreach (var (article, text) in stories)
        {
            if (await db.FindProblemsAsync(article, text, bound, now, zone, ct) is { Count: > 0 } problems)
                refused.Add(article.Id, problems);
        }

        var live = stories.Where(story => !refused.ContainsKey(story.Article.Id)).ToList();
        foreach (var (article, text) in live)
            await db.ShowAsync(article, text, tellsReaders(article), now, ct);
        await db.TakeIntoUseAsync([.. live.Select(story => Slug.ArticlePath(story.Article.Slug))], ct);
        await db.RelistAsync(live, ct);
        await db.IndexForReadersAsync(live, ct);
        return refused;
    }

    /// <summary>What stands in the way of the text's going out at that moment: what bars the story, what the text lacks, photos that it may not use, and findings of checks that are mandatory.</summary>
    public static async Task<IReadOnlyList<Problem>> FindProblemsAsync(
        this NewsDb db, Article article, Revision revision, DateTime at, TimeZoneInfo zone, CancellationToken ct) =>
        await db.FindProblemsAsync(article, revision, await db.BoundAsync([.. revision.Captions.Select(c => c.PhotoId).OfType<long>().Distinct()], ct), at, zone, ct);

    /// <summary>Takes the schedule off: the story is a draft again, or stays live or withdrawn as it is. The caller saves.</summary>
    public static void Unschedule(this Article article)
    {
        if (article.State == ArticleState.Scheduled)
            article.State = ArticleState.Draft;
        article.ScheduledFor = null;
        article.ScheduledNumber = null;
        article.ScheduledTellsReaders = false;
    }

    /// <summary>Has the schedule that a story had go on, with the text of that number. The caller saves.</summary>
    public static void Reschedule(this Article article, StoodBefore before, int? number) =>
        (article.ScheduledFor, article.ScheduledNumber, article.ScheduledTellsReaders) =
            before.ScheduledFor is { } at ? (at, number, before.ScheduledTellsReaders) : ((DateTime?)null, (int?)null, false);

    /// <summary>A revision with its tags and captions.</summary>
    public static Task<Revision> RevisionAsync(this NewsDb db, Article article, int number, CancellationToken ct) =>
        db.Revisions.Whole().SingleAsync(r => r.ArticleId == article.Id && r.Number == number, ct);

    /// <summary>Revisions with what goes live with them: tags, what those were merged into, captions and their photos.</summary>
    public static IQueryable<Revision> Whole(this IQueryable<Revision> revisions) => revisions
        .Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto)
        .Include(r => r.Captions).ThenInclude(c => c.Photo)
        .AsSplitQuery();

    private static async Task<IReadOnlyList<Problem>> FindProblemsAsync(
        this NewsDb db, Article article, Revision revision, IReadOnlyList<Photo> bound, DateTime at, TimeZoneInfo zone, CancellationToken ct)
    {
        var refusals = await db.RefusalsAsync([.. bound.Where(photo => revision.Captions.Exists(c => c.PhotoId == photo.Id))], article.Id, revision.SectionId, at, ct);
        return
        [
            .. article.BarriersAt(at, zone),
            .. PublishingChecks.Find(revision),
            .. revision.Captions.Where(c => c.PhotoId is { } photo && refusals.ContainsKey(photo)).OrderBy(c => c.Position)
                .Select(c => new Problem($"Captions[{c.Position}].Photo", refusals[c.PhotoId!.Value])),
            .. db.Service<MandatoryChecks>() is { } mandatory ? await mandatory.FindAsync(db, revision, ct) : [],
        ];
    }

    private static async Task ShowAsync(this NewsDb db, Article article, Revision text, bool tellReaders, DateTime now, CancellationToken ct)
    {
        await db.TakeAddressAsync(article, text.Slug, now, ct);
        if (article.IsLive && tellReaders)
            article.UpdatedAt = now;
        article.State = ArticleState.Published;
        article.LiveNumber = text.Number;
        article.SectionId = text.SectionId;
        article.PublishedAt ??= now;
        article.SentBackAt = null;
        article.Unschedule();
        article.WithdrawnAt = null;
        if (article.WithdrawalDueAt is null)
            article.Answer(null);
    }

    // A slug that was free when the draft was saved may have been taken since, and a text that saved itself may name none: the story then keeps the address it has.
    private static async Task TakeAddressAsync(this NewsDb db, Article article, string slug, DateTime now, CancellationToken ct)
    {
        if (slug.Length == 0 || article.Slug == slug || !await db.IsFreeAsync(article, slug, ct))
            return;
        if (article.PublishedAt is not null)
            await db.MoveAsync(Slug.ArticlePath(article.Slug), Slug.ArticlePath(slug), now, ct);
        article.Slug = slug;
    }
}
