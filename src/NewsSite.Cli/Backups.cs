using NewsSite.Core.Backups;

namespace NewsSite.Cli;

/// <summary>What <c>backup</c> and <c>restore</c> have in common.</summary>
internal static class Backups
{
    /// <summary>Does the work; what is wrong with a backup or the disk becomes a line and exit code 1.</summary>
    public static async Task<int> TryAsync(Screen screen, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is BackupRefusedException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await screen.Error.WriteLineAsync(Screen.Printable(e.Message));
            return ExitCode.Refused;
        }
    }

    /// <summary>Writes a line for each thing that is done, beside what was asked for.</summary>
    public static Action<string> Teller(Screen screen, CancellationToken ct) => line =>
    {
        ct.ThrowIfCancellationRequested();
        screen.Error.WriteLine(Screen.Printable(line));
    };
}
