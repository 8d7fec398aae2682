using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsSite.Core;
using NewsSite.Core.Data;

namespace NewsSite.Cli;

/// <summary><c>newssite database migrate|script</c></summary>
internal static class Database
{
    public static Command Verb(Site site, Screen screen) => new("database", "Make the store, bring it up to date, or print the SQL for it.")
    {
        Migrate(site, screen),
        Script(site, screen),
    };

    private static Command Migrate(Site site, Screen screen)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "List the migrations that would run, and change nothing." };
        var verb = new Command("migrate", "Make the store or bring it up to date. Safe to run again.") { dryRun };
        verb.SetAction(async (parsed, ct) =>
        {
            await using var open = site.Open();
            var pending = await open.IsThereAsync(ct)
                ? (await open.Db.Database.GetPendingMigrationsAsync(ct)).ToList()
                : open.Db.Database.GetMigrations().ToList();
            var chained = 0L;
            if (!parsed.GetValue(dryRun))
            {
                PrivateFolder.Create(site.Options.DataPath);
                if (pending.Count > 0)
                    await open.Db.MigrateAsync(ct);
                chained = await open.Db.ChainAuditAsync(ct);
            }

            foreach (var migration in pending)
                await screen.Output.WriteLineAsync($"{migration}{(parsed.GetValue(dryRun) ? " would run" : "")}");
            if (pending.Count == 0)
                await screen.Output.WriteLineAsync("The store is up to date.");
            if (chained > 0)
                await screen.Output.WriteLineAsync($"Rows of the audit that got their place in the chain: {chained:N0}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Command Script(Site site, Screen screen)
    {
        var output = new Option<FileInfo>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var verb = new Command("script", "Print the SQL that makes the store or brings it up to date, for those who run it themselves. The database is not asked.") { output };
        verb.SetAction(async (parsed, ct) =>
        {
            await using var open = site.Open();
            var isEmbedded = site.Options.Database.Provider == DatabaseProvider.Sqlite;
            if (isEmbedded)
                await screen.Error.WriteLineAsync("SQLite has no conditions in scripts: this one is for an empty database. An existing one is brought up to date by newssite database migrate.");
            var script = open.Db.GetService<IMigrator>().GenerateScript(options: isEmbedded ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent);
            if (parsed.GetValue(output) is { } file)
                await File.WriteAllTextAsync(file.FullName, script, ct);
            else
                await screen.Output.WriteAsync(script);
            return ExitCode.Done;
        });
        return verb;
    }
}
