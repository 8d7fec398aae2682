using System.CommandLine;
using NewsSite.Core.Backups;

namespace NewsSite.Cli;

/// <summary><c>newssite restore</c></summary>
internal static class Restore
{
    public static Command Verb(Site site, Screen screen)
    {
        var path = new Argument<string>("PATH") { Description = "The folder that newssite backup made." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read the backup to its last byte, and restore nothing." };
        var verb = new Command("restore", "Bring a backup into an empty store, of whichever database. No node may run on it meanwhile.") { path, dryRun };
        verb.SetAction((parsed, ct) => RunAsync(site, screen, Path.GetFullPath(parsed.GetValue(path)!), parsed.GetValue(dryRun), ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, string path, bool isDryRun, CancellationToken ct)
    {
        if (!Directory.Exists(path))
        {
            await screen.Error.WriteLineAsync(Screen.Printable($"{path} is not a folder."));
            return ExitCode.Misused;
        }

        await using var open = await site.OpenReadyAsync(isDryRun, ct);
        return await Backups.TryAsync(screen, async () =>
        {
            var restore = open.Get<StoreRestore>();
            var manifest = isDryRun ? await restore.VerifyAsync(path, ct) : await restore.RestoreAsync(path, Backups.Teller(screen, ct), ct);
            await screen.Output.WriteLineAsync($"{manifest.Rows:N0} rows and {manifest.Photos:N0} photos as of {manifest.TakenAt:u} {(isDryRun ? "would be restored" : "restored")}.");
            return ExitCode.Done;
        });
    }
}
