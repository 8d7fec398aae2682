using System.CommandLine;
using NewsSite.Core.Identity;
using NewsSite.Core.Importing;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Cli;

/// <summary><c>newssite import PATH...</c></summary>
internal static class Import
{
    private const string Published = "published";

    public static Command Verb(Site site, Screen screen)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders with everything below them.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Path.Exists(token.Value)))
                result.AddError($"{token.Value}: there is no such file or folder.");
        });
        var status = new Option<string>("--status") { Description = "What new stories become.", DefaultValueFactory = _ => "draft" }.AcceptOnlyFromAmong("draft", Published);
        var encoding = new Option<string>("--encoding") { Description = "The encoding of files without a byte order mark, such as windows-1256; UTF-8 when left out.", HelpName = "NAME" };
        encoding.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => CaptureEncoding.Find(token.Value) is null) is { } unknown)
                result.AddError($"There is no encoding {unknown.Value}. Names are such as utf-8, windows-1256, iso-8859-6, utf-16.");
        });
        var format = new Option<string>("--format") { Description = "The format of the files.", DefaultValueFactory = _ => "capture" }.AcceptOnlyFromAmong("capture");
        var json = new Option<bool>("--json") { Description = "Print what was stored as one JSON object, and nothing else on standard output." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Report what would be stored, and write nothing." };
        var verb = new Command("import", "Take source files into the store. A file goes in whole or not at all; the same bytes again change nothing.")
        {
            paths, status, encoding, format, json, dryRun,
        };
        verb.SetAction((parsed, ct) => RunAsync(
            site,
            screen,
            parsed.GetValue(paths)!,
            new ImportOptions
            {
                Status = parsed.GetValue(status) == Published ? ImportStatus.Published : ImportStatus.Draft,
                Encoding = parsed.GetValue(encoding) is { } name ? CaptureEncoding.Find(name) : null,
                IsDryRun = parsed.GetValue(dryRun),
            },
            parsed.GetValue(json),
            ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, string[] paths, ImportOptions options, bool isJson, CancellationToken ct)
    {
        await using var open = await site.OpenReadyAsync(options.IsDryRun, ct);
        var import = open.Get<SourceImport>();
        var total = new ImportTotal();
        using var json = isJson ? new ImportJson(screen.Output) : null;
        await ImportProgress.ShowAsync(screen, paths, async shown =>
        {
            await foreach (var report in import.RunAsync(SourceFiles.Find(paths), options, Actor.System("import"), ct))
            {
                total.Add(report);
                json?.Write(report);
                shown(report);
            }
        }, ct);

        if (!isJson)
            await screen.Output.WriteLineAsync(ImportText.Of(total, options.IsDryRun));
        return total.HasErrors ? ExitCode.Refused : ExitCode.Done;
    }
}
