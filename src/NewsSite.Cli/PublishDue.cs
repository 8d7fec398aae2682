using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Publishing;

namespace NewsSite.Cli;

/// <summary><c>newssite publish-due</c></summary>
internal static class PublishDue
{
    public static Command Verb(Site site, Screen screen)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "List what is due, and publish nothing." };
        var verb = new Command("publish-due", "Publish every story whose time has come. The running site does this by itself, twice a second.") { dryRun };
        verb.SetAction((parsed, ct) => RunAsync(site, screen, parsed.GetValue(dryRun), ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, bool isDryRun, CancellationToken ct)
    {
        await using var open = await site.OpenReadyAsync(isDryRun, ct);
        if (isDryRun)
        {
            var now = open.Get<TimeProvider>().GetUtcNow().UtcDateTime;
            await foreach (var due in open.Db.Articles.Where(a => a.ScheduledFor <= now).OrderBy(a => a.ScheduledFor).ThenBy(a => a.Id).Select(a => new { a.Slug, a.ScheduledFor }).AsAsyncEnumerable().WithCancellation(ct))
                await screen.Output.WriteLineAsync($"{Slug.ArticlePath(due.Slug)}, due {due.ScheduledFor:u}");
            return ExitCode.Done;
        }

        var published = await open.Get<ScheduledPublisher>().PublishDueAsync(ct);
        await screen.Output.WriteLineAsync($"{published} {(published == 1 ? "story" : "stories")} published.");
        return ExitCode.Done;
    }
}
