using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>
/// Changes the front page's draft. Each change is one step on the draft as its editor sees it, and saved at once; readers see nothing of it until it is launched.
/// Where a colleague was first, nothing is done and the editor is told who.
/// </summary>
public sealed class FrontDesk(NewsDb db, FrontVerbs verbs, SiteOptions site)
{
    /// <summary>Field of a problem with a story.</summary>
    public const string StoryField = "Story";

    /// <summary>Field of a problem with the end of a pin.</summary>
    public const string UntilField = "Until";

    /// <summary>Gives a slot a story that was typed or chosen; what an editor had put there moves on.</summary>
    /// <param name="opened"><see cref="FrontState.DraftNumber"/> of the draft that the editor saw.</param>
    /// <param name="typed">Address or headline.</param>
    /// <param name="to">The slot.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> PutAsync(long opened, string typed, FrontPlace to, Actor actor, CancellationToken ct) => ChangeAsync(opened, actor, async (page, _, token) =>
    {
        var (story, problem) = await verbs.FindStoryAsync(typed, StoryField, token);
        if (problem is not null)
            return (null, new FrontResult([problem]));
        if (page.Find(story!.Id) is { IsPlaced: true } cell)
            return (null, FrontResult.Refused(cell.Place == to ? T("This story stands here already.") : T("This story has been given another slot already. Move it here from there, or remove it there first."), StoryField));
        return HasPart(page, to) ? (page.Put(story.Id, to), FrontResult.Done($"{story.Slug} to {to}")) : (null, FrontResult.Refused(PartGone, StoryField));
    }, ct);

    /// <summary>Moves a story of the page to another slot, with its end. It is moved also when the rule has given it another place since the editor looked.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> MoveAsync(long opened, long articleId, FrontPlace to, Actor actor, CancellationToken ct) => WithStoryAsync(opened, articleId, actor, (page, card, _) =>
        HasPart(page, to) ? (page.Put(articleId, to), FrontResult.Done($"{card.Slug} to {to}")) : (null, FrontResult.Refused(PartGone)), ct);

    /// <summary>Leaves the slot of a story to the rule.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> RemoveAsync(long opened, long articleId, Actor actor, CancellationToken ct) => WithStoryAsync(opened, articleId, actor, (page, card, _) =>
        (page.Remove(articleId), FrontResult.Done($"{card.Slug} left to the rule")), ct);

    /// <summary>Holds a story where it stands.</summary>
    /// <param name="opened">As in <see cref="PutAsync"/>.</param>
    /// <param name="articleId">The story.</param>
    /// <param name="until">As typed; empty: until an editor removes it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> PinAsync(long opened, long articleId, string until, Actor actor, CancellationToken ct) => WithStoryAsync(opened, articleId, actor, (page, card, now) =>
    {
        ArgumentNullException.ThrowIfNull(until);
        DateTime? end = null;
        if (until.Trim().Length > 0)
        {
            if (FrontTime.Read(until, site.Zone, now, UntilField, out var at) is { } problem)
                return (null, new FrontResult([problem]));
            end = at;
        }

        return page.Find(articleId) is null
            ? (null, FrontResult.Refused(T("This story has left the page meanwhile: newer ones came. Put it into a slot first."), UntilField))
            : (page.Pin(articleId, end), FrontResult.Done(end is null ? $"{card.Slug} held" : $"{card.Slug} held until {end:u}"));
    }, ct);

    /// <summary>Has the draft be what readers see.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> DiscardAsync(long opened, Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.DiscardFront, actor, (state, now, _) =>
    {
        if (verbs.FindStale(state, opened, now) is { } stale)
            return Task.FromResult(stale);
        if (state.Draft == state.Live)
            return Task.FromResult(FrontResult.Refused(T("There is nothing to discard: the draft is what readers see.")));
        Draft(state, state.Live, actor, now);
        return Task.FromResult(FrontResult.Done(""));
    }, ct);

    private Task<FrontResult> WithStoryAsync(
        long opened, long articleId, Actor actor, Func<FrontOrder, ArticleCard, DateTime, (FrontPlan? Plan, FrontResult Result)> work, CancellationToken ct) =>
        ChangeAsync(opened, actor, async (page, now, token) => await verbs.CardAsync(articleId, token) is { } card
            ? work(page, card, now)
            : (null, FrontResult.Refused(T("This story is not live any more: readers can’t open it, and it has left the page."), StoryField)), ct);

    private Task<FrontResult> ChangeAsync(
        long opened, Actor actor, Func<FrontOrder, DateTime, CancellationToken, Task<(FrontPlan? Plan, FrontResult Result)>> work, CancellationToken ct) =>
        verbs.DoAsync(Verb.ChangeFront, actor, async (state, now, token) =>
        {
            if (verbs.FindStale(state, opened, now) is { } stale)
                return stale;
            var sections = (await db.NavigationAsync(token)).Sections;
            var page = await db.FrontSheetAsync(FrontPlan.Parse(state.Draft), sections, now, token);
            var (plan, result) = await work(page.Order, now, token);
            if (plan is not null)
                Draft(state, plan.ToString(), actor, now);
            return result;
        }, ct);

    private static string PartGone => T("This section is not on the page any more. Choose another slot.");

    private static bool HasPart(FrontOrder page, FrontPlace to) => to.IsTop || page.Rails.Any(rail => rail.SectionId == to.SectionId);

    private static void Draft(FrontState state, string plan, Actor actor, DateTime now) =>
        (state.Draft, state.DraftNumber, state.ChangedAt, state.ChangedBy) = (plan, state.DraftNumber + 1, now, actor.Name);
}
