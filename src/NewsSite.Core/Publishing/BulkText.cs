using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Changes what a story says from its list: the newest text, and what readers see of it. A live story gets a version with the change and nothing else, which is
/// published; a newer draft of it, or what is scheduled, gets the same change in a version of its own, so that neither loses it to the other.
/// </summary>
public sealed class BulkText(NewsDb db, Revising revising, SiteOptions site)
{
    /// <summary>Makes the change, in the transaction that runs.</summary>
    /// <param name="article">Tracked.</param>
    /// <param name="change">From a text to the text that it is to be; one that is equal stays.</param>
    /// <param name="verb">What the audit says.</param>
    /// <param name="details">More words for it, after the number of the revision.</param>
    /// <param name="actor">Who, and may edit the story. Without the right to publish only the newest text is changed, as by saving.</param>
    /// <param name="now">UTC.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Why it was left as it is; null when it was changed.</returns>
    internal async Task<string?> ChangeAsync(Article article, Func<DraftText, DraftText> change, Verb verb, string details, Actor actor, DateTime now, CancellationToken ct)
    {
        var mayPublish = actor.Role.Has(Right.Publish);
        var before = StoodBefore.Of(article);
        var live = mayPublish && article.IsLive ? article.LiveNumber : null;
        if (mayPublish && before.ScheduledNumber is { } scheduled && scheduled != before.LatestNumber)
            return T("Another version than its newest is scheduled. Change it in the editor.");

        var newest = await ChangedAsync(article, before.LatestNumber, change, ct);
        var shown = live is { } number && number != before.LatestNumber ? await ChangedAsync(article, number, change, ct) : null;
        if (newest.Text == newest.Was && (shown is null || shown.Text == shown.Was))
            return T("It is so already.");
        if (live is not null && await WhyNotLiveAsync(article, shown ?? newest, now, ct) is { } why)
            return why;

        var how = new SaveManner(SaveKind.ByHand, before.LatestNumber, verb, details);
        if (shown is not null && shown.Text != shown.Was)
            await ShowAsync(article, await SaveAsync(article, shown.Text, how with { BaseNumber = live!.Value }, actor, ct), now, ct);
        var saved = await SaveAsync(article, newest.Text, how, actor, ct);
        if (live is not null && shown is null)
            await ShowAsync(article, saved, now, ct);
        article.Reschedule(before, mayPublish ? saved : before.ScheduledNumber);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Has a story say again what it said before, in the transaction that runs. Readers get the very version that they had, or one that says the same.</summary>
    /// <returns>Null: it was changed.</returns>
    internal async Task<string?> ChangeBackAsync(Article article, StoodBefore before, Actor actor, DateTime now, CancellationToken ct)
    {
        var mayPublish = actor.Role.Has(Right.Publish);
        var text = DraftText.Of((await db.WholeTextAsync(article.Id, before.LatestNumber, ct))!);
        var how = new SaveManner(SaveKind.ByHand, before.LatestNumber, Verb.UndoStory, $", the text of revision {before.LatestNumber}");
        var saved = await SaveAsync(article, text, how, actor, ct);
        if (article.ApprovedNumber == before.LatestNumber)
            article.ApprovedNumber = saved; // the same words
        if (mayPublish && article.IsLive && before.LiveNumber is { } live)
            await ShowAsync(article, live == before.LatestNumber ? saved : live, now, ct);
        article.Reschedule(before, mayPublish ? saved : before.ScheduledNumber);
        await db.SaveChangesAsync(ct);
        return null;
    }

    private async Task<Change> ChangedAsync(Article article, int number, Func<DraftText, DraftText> change, CancellationToken ct)
    {
        var revision = (await db.WholeTextAsync(article.Id, number, ct))!;
        var text = DraftText.Of(revision);
        var changed = change(text);
        return new Change(revision, text, changed.SectionId == text.SectionId && changed.Tags.SequenceEqual(text.Tags) ? text : changed);
    }

    // Asked before anything is saved: the text as it will be differs from this one in nothing but section and tags.
    private async Task<string?> WhyNotLiveAsync(Article article, Change change, DateTime now, CancellationToken ct)
    {
        change.Revision.SectionId = change.Text.SectionId;
        return First(await db.FindProblemsAsync(article, change.Revision, now, site.Zone, ct));
    }

    private async Task<int> SaveAsync(Article article, DraftText text, SaveManner how, Actor actor, CancellationToken ct)
    {
        var (html, problems) = revising.Check(text, ct);
        Stop(article, problems);
        var saved = await revising.GoOnAsync(article, text, html!, how, actor, ct);
        Stop(article, saved.Problems);
        return saved.Number!.Value;
    }

    private async Task ShowAsync(Article article, int number, DateTime now, CancellationToken ct) => Stop(article, await db.GoLiveAsync(article, number, false, now, site.Zone, ct));

    private static void Stop(Article article, IReadOnlyList<Problem> problems)
    {
        if (First(problems) is { } why)
            throw new StoryInTheWayException(article.Id, why);
    }

    private static string? First(IReadOnlyList<Problem> problems) => problems.Count > 0 ? problems[0].Text : null;

    private sealed record Change(Revision Revision, DraftText Was, DraftText Text);
}
