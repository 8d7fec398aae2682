using System.Diagnostics;
using System.Text;

namespace NewsSite.EndToEnd.Checks;

/// <summary>A program of this machine.</summary>
internal sealed class InstalledProgram
{
    private readonly string _path;

    private InstalledProgram(string path) => _path = path;

    /// <summary>Where a program of one of these names is, or null.</summary>
    public static string? PathOf(params IEnumerable<string> names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => names.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>The program; skips the test where it is missing, unless nothing may be skipped.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="package">What to install to have it, on Debian.</param>
    public static InstalledProgram Find(string name, string package)
    {
        var path = PathOf(name);
        var missing = $"No {name} on this machine. Install it: apt-get install {package}";
        if (path is null && Environment.GetEnvironmentVariable("NEWSSITE_TEST_ALL") == "1")
            Assert.Fail(missing);
        Assert.SkipWhen(path is null, missing);
        return new InstalledProgram(path);
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>How it ended, and everything that it wrote.</returns>
    public async Task<(int Code, string Text)> RunAsync(string directory, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(_path, arguments)
        {
            WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output + await errors);
    }
}
