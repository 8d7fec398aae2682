using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;

namespace NewsSite.Core.Publishing.Checking;

/// <summary>Checks articles: their revisions, their state, and the rows that are derived from the text that is live.</summary>
internal sealed class ArticleCheck(NewsDb db)
{
    // Bodies with their HTML: some megabytes at a time.
    private const int Together = 200;

    public async IAsyncEnumerable<StoreFinding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; ;)
        {
            db.ChangeTracker.Clear();
            var articles = await db.Articles.AsNoTracking().Where(a => a.Id > after).OrderBy(a => a.Id).Take(Together).ToListAsync(ct);
            if (articles.Count == 0)
                yield break;
            var derived = await DerivedRows.OfAsync(db, articles.ConvertAll(a => a.Id), ct);
            foreach (var article in articles)
            {
                foreach (var (check, text) in Numbers(article, derived).Concat(State(article)).Concat(derived.Findings(article)))
                    yield return new StoreFinding(check, $"article {article.Id} ({Slug.ArticlePath(article.Slug)})", text);
            }

            after = articles[^1].Id;
        }
    }

    private static IEnumerable<(string Check, string Text)> Numbers(Article article, DerivedRows derived)
    {
        var (count, last) = derived.Numbers(article.Id);
        if (count != article.LatestNumber || last != article.LatestNumber)
            yield return ("revisions", $"its newest revision is {article.LatestNumber}, but there are {count} up to number {last}.");
        if (derived.Latest(article) is { } latest && (latest.Headline != article.LatestHeadline || latest.SectionId != article.LatestSectionId))
            yield return ("revisions", "headline or section for the desk's lists are not those of the newest revision.");
        if (article.LiveNumber is not null && derived.Live(article) is null)
            yield return ("revisions", $"its live revision {article.LiveNumber} does not exist.");
        if (article.ScheduledNumber > last || article.ScheduledNumber < 1)
            yield return ("revisions", $"its scheduled revision {article.ScheduledNumber} does not exist.");
        if (article.ApprovedNumber > last || article.ApprovedNumber < 1)
            yield return ("revisions", $"its approved revision {article.ApprovedNumber} does not exist.");
        if (derived.Live(article)?.SectionId != article.SectionId)
            yield return ("lists", "its section in readers' lists is not that of the live revision.");
    }

    private static IEnumerable<(string Check, string Text)> State(Article article)
    {
        if (article.IsLive != article.LiveNumber is not null)
            yield return ("state", $"is {article.State} and has {(article.LiveNumber is null ? "no" : "a")} live revision.");
        if (article.IsLive && article.PublishedAt is null)
            yield return ("state", "is published and has no time of publication.");
        if (article.State == ArticleState.Withdrawn != article.WithdrawnAt is not null)
            yield return ("state", $"is {article.State} and has {(article.WithdrawnAt is null ? "no" : "a")} time of withdrawal.");
        if (article.ScheduledFor is null != article.ScheduledNumber is null || (article.State == ArticleState.Scheduled && article.ScheduledFor is null))
            yield return ("state", "has half a schedule: a time without a revision, or a revision without a time.");
        if ((article.WithdrawalDueAt is not null || article.State == ArticleState.Withdrawn) != article.Withdrawal is not null)
            yield return ("state", "has half a withdrawal: a date or an end without an answer, or an answer without either.");
        if (article.TrashedAt is not null && (article.PublishedAt is not null || article.ScheduledFor is not null))
            yield return ("state", "is in the trash, but readers have seen it or are to see it.");
    }
}
