using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>What all verbs on the front page have in common: the right, one transaction with its audit row, and the one row that they change.</summary>
public sealed class FrontVerbs(NewsDb db, SiteOptions site, TimeProvider clock)
{
    /// <summary>How many of the newest stories are known by their headlines.</summary>
    public const int NewestMost = 100;

    /// <summary>Does one.</summary>
    /// <param name="verb">What, for the audit.</param>
    /// <param name="actor">Who.</param>
    /// <param name="work">Moves the row; the time is UTC. What it tracked is not saved when it returns problems.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    internal Task<FrontResult> DoAsync(Verb verb, Actor actor, Func<FrontState, DateTime, CancellationToken, Task<FrontResult>> work, CancellationToken ct)
    {
        actor.Require(Right.Publish);
        return db.InRepeatedTransactionAsync(
            async token =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var state = await db.FrontStates.SingleOrDefaultAsync(token);
                if (state is null)
                    db.FrontStates.Add(state = new FrontState());
                var result = await work(state, now, token);
                if (!result.IsDone)
                {
                    db.ChangeTracker.Clear();
                    return result;
                }

                db.Record(actor, verb, Subject.Front, now, result.Said);
                await db.SaveChangesAsync(token);
                return result;
            },
            ct);
    }

    /// <summary>Refuses what was decided on an older draft.</summary>
    /// <returns>Null when it is the newest.</returns>
    internal FrontResult? FindStale(FrontState state, long opened, DateTime now) => state.DraftNumber == opened ? null : FrontResult.Stale(
        T($"{state.ChangedBy} changed the draft on {ScheduleTime.Say(state.ChangedAt ?? now, site.Zone)}, after you opened it. Nothing is lost: this is the draft as it is now, and what you wanted has not been done. Do it again."));

    /// <summary>The story that was typed: its address as <see cref="AddressBook.StoryAtAsync"/> reads it, or the headline of one that is new.</summary>
    /// <returns>The story, or what is wrong with it; readers see a story that comes back.</returns>
    internal async Task<(Article? Story, Problem? Problem)> FindStoryAsync(string typed, string field, CancellationToken ct)
    {
        typed = typed.Trim();
        if (typed.Length == 0)
            return (null, new Problem(field, T("Choose a story: type its headline or its address.")));
        var newest = db.Articles.Published().NewestFirst().Take(NewestMost);
        var story = await db.StoryAtAsync(typed, ct)
            ?? await newest.AsNoTracking().FirstOrDefaultAsync(a => a.Revisions.Any(r => r.Number == a.LiveNumber && r.Headline == typed), ct);
        return story switch
        {
            null => (null, new Problem(field, T("No story has this address, and none of the newest this headline. Choose one from the list, or copy the address of its page."))),
            { State: ArticleState.Published } => (story, null),
            { State: ArticleState.Withdrawn } => (null, new Problem(field, T("This story is withdrawn: readers can’t open it. Choose another."))),
            _ => (null, new Problem(field, T("This story is not published yet: readers can’t open it. Publish it first, or choose another."))),
        };
    }

    /// <summary>What a list shows of a live story; null when it is not live.</summary>
    internal Task<ArticleCard?> CardAsync(long articleId, CancellationToken ct) =>
        db.Articles.AsNoTracking().Published().Where(a => a.Id == articleId).Cards().SingleOrDefaultAsync(ct);
}

/// <summary>What became of a change of the front page.</summary>
/// <param name="Problems">What stands in the way; none: done.</param>
public sealed record FrontResult(IReadOnlyList<Problem> Problems)
{
    /// <summary>True when it is stored.</summary>
    public bool IsDone => Problems.Count == 0;

    /// <summary>True when it was decided on what somebody else has changed meanwhile.</summary>
    public bool IsStale { get; private init; }

    /// <summary>What was done, for the audit.</summary>
    internal string Said { get; private init; } = "";

    internal static FrontResult Done(string said) => new(Problem.None) { Said = said };

    internal static FrontResult Refused(string text, string field = "") => new([new Problem(field, text)]);

    internal static FrontResult Stale(string text) => new([new Problem("", text)]) { IsStale = true };
}
