using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>The one way in which a story is taken back from readers, shared by hand and date.</summary>
internal static class TakingBack
{
    /// <summary>
    /// Takes the story off every page and list; its address answers as was said. Preview links that led to it open nothing any more: who has one is a reader.
    /// The caller saves.
    /// </summary>
    public static async Task TakeBackAsync(this NewsDb db, Article article, WithdrawalText withdrawal, Actor actor, DateTime now, CancellationToken ct)
    {
        foreach (var link in await db.PreviewLinks.Where(l => l.ArticleId == article.Id && l.RevokedAt == null && l.ExpiresAt > now).ToListAsync(ct))
            (link.RevokedAt, link.RevokedBy) = (now, actor.Name);
        article.State = ArticleState.Withdrawn;
        article.WithdrawnAt = now;
        article.WithdrawalDueAt = null;
        article.Answer(withdrawal);
        article.LiveNumber = null;
        article.SectionId = null;
        article.Unschedule();
        await db.UnlistAsync(article, ct);
        await db.HideFromReadersAsync(article, ct);
    }

    /// <summary>Says what the address answers once the story is withdrawn; null: nothing is said any more.</summary>
    public static void Answer(this Article article, WithdrawalText? withdrawal)
    {
        article.Withdrawal = withdrawal?.Kind;
        article.WithdrawalNotice = withdrawal?.Kind == WithdrawalKind.Notice ? TypedText.Lines(withdrawal.Notice) : null;
        article.WithdrawalTarget = withdrawal?.Kind == WithdrawalKind.Redirect ? withdrawal.Target.Trim() : null;
    }

    /// <summary>Takes the date of the withdrawal off. The caller saves.</summary>
    public static void CancelWithdrawal(this Article article)
    {
        article.WithdrawalDueAt = null;
        article.Answer(null);
    }
}
