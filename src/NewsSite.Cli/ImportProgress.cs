using NewsSite.Core.Importing;
using Spectre.Console;

namespace NewsSite.Cli;

/// <summary>Shows an import while it runs: messages as they come, and on a terminal a bar below them.</summary>
internal static class ImportProgress
{
    /// <summary>Runs the work, which calls its argument for each file.</summary>
    public static Task ShowAsync(Screen screen, string[] paths, Func<Action<SourceReport>, Task> work, CancellationToken ct) =>
        screen.IsTerminal ? BarAsync(screen, paths, work, ct) : work(report => WriteMessages(report, screen.Error.WriteLine));

    private static Task BarAsync(Screen screen, string[] paths, Func<Action<SourceReport>, Task> work, CancellationToken ct)
    {
        // The screen knows that it is a terminal; the library would look at the process, which may be a pipe's.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen.Error) });
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask("Importing", maxValue: Math.Max(1, SourceFiles.Count(paths, ct)));
                await work(report =>
                {
                    WriteMessages(report, line => console.WriteLine(line));
                    bar.Increment(1);
                });
            });
    }

    private static void WriteMessages(SourceReport report, Action<string> write)
    {
        foreach (var message in report.Messages)
            write(Screen.Printable(message.In(report.Path)));
    }
}
