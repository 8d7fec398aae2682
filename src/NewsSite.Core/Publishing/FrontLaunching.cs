using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Core.Publishing;

/// <summary>Has readers see the front page's draft: now, at a time, or not any more.</summary>
public sealed class FrontLaunching(NewsDb db, FrontVerbs verbs, SiteOptions site, TimeProvider clock)
{
    /// <summary>Field of a problem with the time.</summary>
    public const string AtField = "At";

    private static readonly Actor Scheduler = Actor.System("scheduler");

    /// <summary>Has readers see the draft.</summary>
    /// <param name="opened"><see cref="FrontState.DraftNumber"/> of the draft that the editor saw.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> LaunchAsync(long opened, Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.LaunchFront, actor, async (state, now, token) =>
    {
        if (verbs.FindStale(state, opened, now) is { } stale)
            return stale;
        if (state.Draft == state.Live)
            return FrontResult.Refused(T("Readers see this already. Change something first."));
        await LaunchAsync(state, state.Draft, actor.Name, now, token);
        return FrontResult.Done(Count(state.Live));
    }, ct);

    /// <summary>Has readers see what they saw before the last launch. The draft stays as it is.</summary>
    /// <param name="launchId">The launch that the editor means.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> UndoAsync(long launchId, Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.UndoFront, actor, async (state, _, token) =>
    {
        if (await db.FrontLaunches.OrderByDescending(l => l.Id).FirstOrDefaultAsync(token) is not { } last)
            return FrontResult.Refused(T("There is no launch to undo."));
        if (last.Id != launchId)
            return FrontResult.Stale(launchId > last.Id
                ? T("This launch is undone already. Look at the page as it is now.")
                : T($"{last.LaunchedBy} launched another page on {ScheduleTime.Say(last.LaunchedAt, site.Zone)}, after you opened this. Nothing has been undone: look at it first."));
        state.Live = last.Before;
        db.FrontLaunches.Remove(last);
        return FrontResult.Done(Count(state.Live));
    }, ct);

    /// <summary>Has the draft as it is now be launched at a time, in place of what was to be launched before.</summary>
    /// <param name="opened">As in <see cref="LaunchAsync(long, Actor, CancellationToken)"/>.</param>
    /// <param name="typed">The time, as typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> ScheduleAsync(long opened, string typed, Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.ScheduleFront, actor, (state, now, _) =>
    {
        if (verbs.FindStale(state, opened, now) is { } stale)
            return Task.FromResult(stale);
        if (FrontTime.Read(typed, site.Zone, now, AtField, out var at) is { } problem)
            return Task.FromResult(new FrontResult([problem]));
        (state.Scheduled, state.ScheduledFor, state.ScheduledBy) = (state.Draft, at, actor.Name);
        return Task.FromResult(FrontResult.Done($"for {at:u}, {Count(state.Draft)}"));
    }, ct);

    /// <summary>Takes the schedule back.</summary>
    /// <exception cref="NotAllowedException">The actor may not publish.</exception>
    public Task<FrontResult> UnscheduleAsync(Actor actor, CancellationToken ct) => verbs.DoAsync(Verb.UnscheduleFront, actor, (state, _, _) =>
    {
        if (state.ScheduledFor is not { } at)
            return Task.FromResult(FrontResult.Refused(T("No launch is scheduled any more.")));
        Unschedule(state);
        return Task.FromResult(FrontResult.Done($"for {at:u}"));
    }, ct);

    /// <summary>Launches what is due. Safe to run on every node at once: the row's version lets one of them win.</summary>
    /// <returns>True when this call launched it.</returns>
    public async Task<bool> LaunchDueAsync(CancellationToken ct)
    {
        var soon = clock.GetUtcNow().UtcDateTime;
        return await db.FrontStates.AnyAsync(f => f.ScheduledFor <= soon, ct) && await db.InRepeatedTransactionAsync(
            async token =>
            {
                // Not there when another node was first, or an editor has changed the time.
                var now = clock.GetUtcNow().UtcDateTime;
                if (await db.FrontStates.SingleOrDefaultAsync(f => f.ScheduledFor <= now, token) is not { ScheduledFor: { } due } state)
                    return false;
                var isNew = state.Scheduled != state.Live;
                if (isNew)
                    await LaunchAsync(state, state.Scheduled, state.ScheduledBy, now, token);
                Unschedule(state);
                var late = $"{due:u}, {(now - due).TotalSeconds:0.0} s late";
                db.Record(Scheduler, isNew ? Verb.LaunchFront : Verb.UnscheduleFront, Subject.Front, now, isNew ? $"scheduled for {late}, {Count(state.Live)}" : $"for {late}: readers saw it already");
                await db.SaveChangesAsync(token);
                return isNew;
            },
            ct);
    }

    /// <summary>The launch that an undo would take back; null when there is none.</summary>
    public Task<FrontLaunch?> LastAsync(CancellationToken ct) => db.FrontLaunches.AsNoTracking().OrderByDescending(l => l.Id).FirstOrDefaultAsync(ct);

    private async Task LaunchAsync(FrontState state, string plan, string by, DateTime now, CancellationToken ct)
    {
        db.FrontLaunches.Add(new FrontLaunch { Before = state.Live, LaunchedAt = now, LaunchedBy = by });
        state.Live = plan;
        db.FrontLaunches.RemoveRange(await db.FrontLaunches.OrderByDescending(l => l.Id).Skip(FrontLaunch.KeptMost - 1).ToListAsync(ct));
    }

    private static void Unschedule(FrontState state) => (state.Scheduled, state.ScheduledFor, state.ScheduledBy) = ("", null, "");

    private static string Count(string plan) => FrontPlan.Parse(plan).Slots.Count switch { 0 => "all by rule", 1 => "1 story placed", var count => $"{count} stories placed" };
}
