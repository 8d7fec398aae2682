using NewsSite.Cli;

namespace NewsSite.Core.Tests.Cli;

/// <summary>What a run of the program left behind.</summary>
/// <param name="ExitCode">How it ended.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Ran(int ExitCode, string Output, string Error);

/// <summary>Runs <c>newssite</c> as the shell would, in this process, on a data directory of its own.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newssite-cli-").FullName;

    /// <summary>A folder for the test's files.</summary>
    public string Folder { get; }

    public Terminal() => Folder = Directory.CreateDirectory(Path.Combine(_folder, "files")).FullName;

    /// <summary>Where the store of this terminal is; not there until a verb makes it.</summary>
    public string Data => Path.Combine(_folder, "data");

    public async Task<Ran> RunAsync(string[] args, string typed = "", bool isTerminal = false)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(typed);
        var exit = await CommandLine.RunAsync([.. args, $"--NewsSite:DataDirectory={Data}"], new Screen(output, error, input, isTerminal), TestContext.Current.CancellationToken);
        return new Ran(exit, output.ToString(), error.ToString());
    }

    public Task<Ran> RunAsync(params string[] args) => RunAsync(args, "");

    /// <summary>Writes a file below <see cref="Folder"/>; its full path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
