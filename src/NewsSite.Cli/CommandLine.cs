using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;
using NewsSite.Core;
using NewsSite.Core.Data;

namespace NewsSite.Cli;

/// <summary>The program <c>newssite</c>: its verbs, and how it ends.</summary>
public static class CommandLine
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="args">As typed; settings of the site (<c>--NewsSite:Title=...</c>) may stand among them.</param>
    /// <param name="screen">What to write to and read from.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>0 done, 1 refused or failed in part, 2 used wrongly.</returns>
    public static async Task<int> RunAsync(string[] args, Screen screen, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var (own, settings) = SiteSettings.Split(args);
        var parsed = Root(new Site(settings), screen).Parse(own, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
            return await MisusedAsync(parsed, screen);

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = screen.Output, Error = screen.Error, EnableDefaultExceptionHandler = false }, ct);
        }
        catch (InvalidSettingException e)
        {
            await screen.Error.WriteLineAsync(e.Message);
            return ExitCode.Misused;
        }
        catch (StoreNotReadyException e)
        {
            await screen.Error.WriteLineAsync(e.Message);
            return ExitCode.Refused;
        }
        catch (Exception e) when (e is DbException || e.InnerException is DbException)
        {
            await screen.Error.WriteLineAsync($"The store {(StoreFaults.Of(e) is StoreFault.Away ? "does not answer" : "refuses")}: {Screen.Printable(e.GetBaseException().Message)}");
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await screen.Error.WriteLineAsync("Stopped. What was reported as done is done.");
            return ExitCode.Refused;
        }
    }

    /// <summary>All verbs, for the program and for the test that compares them with the documentation.</summary>
    internal static RootCommand Root(Site site, Screen screen) => new("The command line of a NewsSite. Settings are read as the site reads them; see docs/cli.md.")
    {
        Import.Verb(site, screen),
        Check.Verb(site, screen),
        User.Verb(site, screen),
        Database.Verb(site, screen),
        Backup.Verb(site, screen),
        Restore.Verb(site, screen),
        PublishDue.Verb(site, screen),
    };

    private static async Task<int> MisusedAsync(ParseResult parsed, Screen screen)
    {
        foreach (var error in parsed.Errors)
            await screen.Error.WriteLineAsync(Screen.Printable(error.Message.ReplaceLineEndings(" ")));
        var verb = string.Join(' ', Path(parsed.CommandResult.Command));
        await screen.Error.WriteLineAsync($"{verb} --help says how it is used.");
        return ExitCode.Misused;
    }

    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? ["newssite"] : command.Parents.OfType<Command>().SelectMany(Path).Append(command.Name);
}
