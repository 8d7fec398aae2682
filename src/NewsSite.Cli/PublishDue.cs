using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;

namespace NewsSite.Cli;

/// <summary><c>newssite publish-due</c></summary>
internal static class PublishDue
{
    public static Command Verb(Site site, Screen screen)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "List what is due, and change nothing." };
        var verb = new Command("publish-due", "Publish every story whose time has come, withdraw those whose date has come, and launch the front page that is due. The running site does this by itself, twice a second.") { dryRun };
        verb.SetAction((parsed, ct) => RunAsync(site, screen, parsed.GetValue(dryRun), ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, bool isDryRun, CancellationToken ct)
    {
        await using var open = await site.OpenReadyAsync(isDryRun, ct);
        if (isDryRun)
        {
            await ListAsync(open.Db, open.Get<TimeProvider>().GetUtcNow().UtcDateTime, screen, ct);
            return ExitCode.Done;
        }

        var published = await open.Get<ScheduledPublisher>().PublishDueAsync(ct);
        var withdrawn = await open.Get<WithdrawalWatch>().WithdrawDueAsync(ct);
        var isLaunched = await open.Get<FrontLaunching>().LaunchDueAsync(ct);
        await screen.Output.WriteLineAsync($"{Stories(published)} published, {Stories(withdrawn)} withdrawn{(isLaunched ? ", the front page launched" : "")}.");
        return ExitCode.Done;
    }

    // What bars a story is said here too: it would lose its schedule.
    private static async Task ListAsync(NewsDb db, DateTime now, Screen screen, CancellationToken ct)
    {
        await foreach (var due in db.Articles.AsNoTracking().Where(a => a.ScheduledFor <= now).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).AsAsyncEnumerable().WithCancellation(ct))
            await screen.Output.WriteLineAsync($"{Slug.ArticlePath(due.Slug)}, due {due.ScheduledFor:u}{(due.IsEmbargoedAt(now) ? $", embargoed until {due.EmbargoedUntil:u}: stays in" : "")}");
        await foreach (var due in db.Articles.AsNoTracking().Where(a => a.WithdrawalDueAt <= now).OrderBy(a => a.WithdrawalDueAt).ThenBy(a => a.Id).AsAsyncEnumerable().WithCancellation(ct))
            await screen.Output.WriteLineAsync($"{Slug.ArticlePath(due.Slug)}, to be withdrawn since {due.WithdrawalDueAt:u}");
        await foreach (var due in db.FrontStates.AsNoTracking().Where(f => f.ScheduledFor <= now).AsAsyncEnumerable().WithCancellation(ct))
            await screen.Output.WriteLineAsync($"the front page, due {due.ScheduledFor:u}");
    }

    private static string Stories(int count) => count == 1 ? "1 story" : $"{count} stories";
}
