using System.CommandLine;
using System.Text.Json;
using NewsSite.Core.Publishing.Checking;

namespace NewsSite.Cli;

/// <summary><c>newssite check</c></summary>
internal static class Check
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Verb(Site site, Screen screen)
    {
        var json = new Option<bool>("--json") { Description = "Print the findings as one JSON object." };
        var photos = new Option<bool>("--photos") { Description = "Look at the files of photos only." };
        var copyDesk = new Option<string?>("--copy-desk") { Description = "Print what the copy desk finds in every story, or in the one of this slug, and nothing else.", HelpName = "SLUG", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("check", "Read the whole store and print what is not as it must be. Changes nothing.") { json, photos, copyDesk };
        verb.SetAction((parsed, ct) => RunAsync(site, screen, parsed.GetValue(json), parsed.GetValue(photos), parsed.GetResult(copyDesk) is not null, parsed.GetValue(copyDesk), ct));
        return verb;
    }

    private static async Task<int> RunAsync(Site site, Screen screen, bool isJson, bool isPhotosOnly, bool isCopyDesk, string? slug, CancellationToken ct)
    {
        await using var open = site.Open();
        if (!await open.IsThereAsync(ct))
            throw new StoreNotReadyException("The store is not there. Start the site or run newssite database migrate first.");

        if (isCopyDesk)
            return await CopyDeskCheck.RunAsync(open, screen, slug, isJson, ct);

        var findings = new List<StoreFinding>();
        var check = open.Get<StoreCheck>();
        await foreach (var finding in isPhotosOnly ? check.RunOnPhotosAsync(ct) : check.RunAsync(ct))
        {
            if (isJson)
                findings.Add(finding);
            else
                await screen.Output.WriteLineAsync(Screen.Printable($"{finding.Check}: {finding.Where}: {finding.Text}"));
            if (!isJson && findings.Count == 0)
                findings.Add(finding); // one is enough for the exit code
        }

        if (isJson)
            await screen.Output.WriteLineAsync(JsonSerializer.Serialize(new { Findings = findings }, Json));
        else if (findings.Count == 0)
            await screen.Output.WriteLineAsync("All is well.");
        return findings.Count == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
