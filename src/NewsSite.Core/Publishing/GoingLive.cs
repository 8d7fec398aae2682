using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing;

/// <summary>The one way in which a text becomes what readers see, shared by publishing and the schedule.</summary>
internal static class GoingLive
{
    /// <summary>Makes the revision the live one, with its address, lists and search text. The caller saves.</summary>
    public static async Task<IReadOnlyList<Problem>> GoLiveAsync(
        this NewsDb db, Article article, int number, bool tellReaders, DateTime now, CancellationToken ct)
    {
        var revision = await db.RevisionAsync(article, number, ct);
        var problems = await db.FindProblemsAsync(article, revision, now, ct);
        if (problems.Count > 0)
            return problems;

        await db.TakeAddressAsync(article, revision.Slug, now, ct);
        if (article.IsLive && tellReaders)
            article.UpdatedAt = now;
        article.State = ArticleState.Published;
        article.LiveNumber = number;
        article.SectionId = revision.SectionId;
        article.PublishedAt ??= now;
        article.Unschedule();
        article.WithdrawnAt = null;
        article.Withdrawal = null;
        article.WithdrawalNotice = null;
        article.WithdrawalTarget = null;
        await db.RelistAsync(article, revision, ct);
        await db.IndexForReadersAsync(article, revision, ct);
        return Problem.None;
    }

    /// <summary>What stands in the way of the text's going out at that moment: what it lacks, photos that it may not use, and findings of checks that are mandatory.</summary>
    public static async Task<IReadOnlyList<Problem>> FindProblemsAsync(this NewsDb db, Article article, Revision revision, DateTime at, CancellationToken ct)
    {
        var photos = revision.Captions.Where(c => c.PhotoId is not null).Select(c => c.PhotoId!.Value).Distinct().ToList();
        var refusals = await db.RefusalsAsync(photos, article.Id, revision.SectionId, at, ct);
        return
        [
            .. PublishingChecks.Find(revision),
            .. revision.Captions.Where(c => c.PhotoId is { } photo && refusals.ContainsKey(photo)).OrderBy(c => c.Position)
                .Select(c => new Problem($"Captions[{c.Position}].Photo", refusals[c.PhotoId!.Value])),
            .. db.Service<MandatoryChecks>() is { } mandatory ? await mandatory.FindAsync(db, revision, ct) : [],
        ];
    }

    /// <summary>Takes the schedule off: the story is a draft again, or stays live or withdrawn as it is. The caller saves.</summary>
    public static void Unschedule(this Article article)
    {
        if (article.State == ArticleState.Scheduled)
            article.State = ArticleState.Draft;
        article.ScheduledFor = null;
        article.ScheduledNumber = null;
    }

    /// <summary>A revision with its tags and captions.</summary>
    public static Task<Revision> RevisionAsync(this NewsDb db, Article article, int number, CancellationToken ct) =>
        db.Revisions
            .Include(r => r.Tags).ThenInclude(t => t.Tag).ThenInclude(t => t!.MergedInto)
            .Include(r => r.Captions).ThenInclude(c => c.Photo)
            .AsSplitQuery()
            .SingleAsync(r => r.ArticleId == article.Id && r.Number == number, ct);

    // A slug that was free when the draft was saved may have been taken since, and a text that saved itself may name none: the story then keeps the address it has.
    private static async Task TakeAddressAsync(this NewsDb db, Article article, string slug, DateTime now, CancellationToken ct)
    {
        if (slug.Length > 0 && article.Slug != slug && await db.IsFreeAsync(article, slug, ct))
        {
            if (article.PublishedAt is not null)
                await db.MoveAsync(Slug.ArticlePath(article.Slug), Slug.ArticlePath(slug), now, ct);
            article.Slug = slug;
        }

        await db.TakeIntoUseAsync(Slug.ArticlePath(article.Slug), ct);
    }
}
