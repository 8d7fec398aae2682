using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Dismisses findings of the copy desk for one story, and brings them back. A finding on other words is another finding.</summary>
public sealed class DismissalDesk(NewsDb db, CopyReader reader, MandatoryChecks mandatory, TimeProvider clock)
{
    /// <summary>Has a finding not be shown for this story again, as long as the words that it quotes stay. Dismissing what is dismissed changes nothing.</summary>
    /// <param name="articleId">The story.</param>
    /// <param name="text">The text in which it was found.</param>
    /// <param name="key"><see cref="Finding.Key"/>.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What stands in the way; null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public async Task<IReadOnlyList<Problem>?> DismissAsync(long articleId, DraftText text, string key, Actor actor, CancellationToken ct)
    {
        var report = await reader.ReadAsync(articleId, text, asks: false, ct);
        return await DoAsync(articleId, key, actor, (dismissal, now) =>
        {
            if (dismissal is not null)
                return Problem.None;
            if (report.Open.FirstOrDefault(finding => finding.Key == key) is not { } found)
                return [new Problem("", T("The text has changed: this finding is not there any more."))];
            if (mandatory.Has(found.Check) && !actor.Role.Has(Right.Administer))
                return [new Problem(found.Spot.Field, T($"{found.Text} This check is mandatory here; only an admin can dismiss it."))];
            db.Dismissals.Add(new Dismissal { ArticleId = articleId, Key = key, Check = found.Check, DismissedAt = now, DismissedBy = actor.Name });
            db.Record(actor, Verb.DismissFinding, Subject.Article(articleId), now, found.Check);
            return Problem.None;
        }, ct);
    }

    /// <summary>Has a dismissed finding be shown again. Bringing back what is not dismissed changes nothing.</summary>
    /// <returns>Nothing stands in the way; null when there is no such story.</returns>
    /// <exception cref="NotAllowedException">The actor may not edit this story.</exception>
    public Task<IReadOnlyList<Problem>?> RecallAsync(long articleId, string key, Actor actor, CancellationToken ct) =>
        DoAsync(articleId, key, actor, (dismissal, now) =>
        {
            if (dismissal is null)
                return Problem.None;
            db.Dismissals.Remove(dismissal);
            db.Record(actor, Verb.RecallFinding, Subject.Article(articleId), now, dismissal.Check);
            return Problem.None;
        }, ct);

    private Task<IReadOnlyList<Problem>?> DoAsync(long articleId, string key, Actor actor, Func<Dismissal?, DateTime, IReadOnlyList<Problem>> work, CancellationToken ct) =>
        db.InRepeatedTransactionAsync(
            async token =>
            {
                if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, token) is not { } article)
                    return null;
                actor.RequireEdit(article);
                var problems = work(await db.Dismissals.SingleOrDefaultAsync(d => d.ArticleId == articleId && d.Key == key, token), clock.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(token);
                return problems;
            },
            ct);
}
