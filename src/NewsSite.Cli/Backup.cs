using System.CommandLine;
using NewsSite.Core.Backups;

namespace NewsSite.Cli;

/// <summary><c>newssite backup</c></summary>
internal static class Backup
{
    public static Command Verb(Site site, Screen screen)
    {
        var path = new Argument<string>("PATH") { Description = "The folder that the backup will be; it must not be there yet." };
        var noProof = new Option<bool>("--no-proof") { Description = "Do not restore and compare it. A backup that has not been restored is a hope." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Look whether it could be taken, and write nothing." };
        var verb = new Command("backup", "Take a backup of database, photos and keys while the site runs, and prove that it can be restored.") { path, noProof, dryRun };
        verb.SetAction((parsed, ct) => RunAsync(site, screen, Path.GetFullPath(parsed.GetValue(path)!), parsed.GetValue(noProof), parsed.GetValue(dryRun), ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, string path, bool isUnproven, bool isDryRun, CancellationToken ct)
    {
        // Not the empty store that other dry runs begin with: a backup of nothing would be a backup to whoever looks at the exit code.
        await using var open = site.Open();
        if (!await open.IsThereAsync(ct))
            throw new StoreNotReadyException("The store is not there. Look at NewsSite:DataDirectory and NewsSite:ConnectionStrings:NewsSite.");
        if (isDryRun)
            return await TellAsync(screen, path);
        return await Backups.TryAsync(screen, async () =>
        {
            var say = Backups.Teller(screen, ct);
            var manifest = await open.Get<StoreBackup>().TakeAsync(path, say, ct);
            var findings = isUnproven ? 0 : await ProveAsync(open, screen, path, say, ct);
            await screen.Output.WriteLineAsync($"{Screen.Printable(path)}: {manifest.Rows:N0} rows and {manifest.Photos:N0} photos as of {manifest.TakenAt:u}{(isUnproven ? ", not proven" : findings == 0 ? ", proven" : "")}.");
            return findings == 0 ? ExitCode.Done : ExitCode.Refused;
        });
    }

    private static async Task<int> ProveAsync(OpenSite open, Screen screen, string path, Action<string> say, CancellationToken ct)
    {
        var findings = 0;
        try
        {
            await foreach (var finding in open.Get<BackupProof>().FindAsync(path, say, ct))
            {
                findings++;
                await screen.Error.WriteLineAsync(Screen.Printable($"{finding.Check}: {finding.Where}: {finding.Text}"));
            }
        }
        catch (BackupRefusedException e)
        {
            // Under its own name it would be taken for a good one.
            Directory.Move(path, path + ".refused");
            throw new BackupRefusedException($"{e.Message} The backup is no good; it is kept as {path}.refused.");
        }

        return findings;
    }

    private static async Task<int> TellAsync(Screen screen, string path)
    {
        if (Path.Exists(path))
        {
            await screen.Error.WriteLineAsync(Screen.Printable($"{path} is there already. Name a folder that is not."));
            return ExitCode.Refused;
        }

        await screen.Output.WriteLineAsync(Screen.Printable($"{path} would be written."));
        return ExitCode.Done;
    }
}
