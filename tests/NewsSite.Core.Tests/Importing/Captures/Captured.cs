using System.Text;
using NewsSite.Core.Importing.Captures;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>Captured files for tests: the seed file, and short ones written as lines.</summary>
internal static class Captured
{
    /// <summary>The seed file, byte for byte.</summary>
    public static byte[] Seed { get; } = File.ReadAllBytes(Path.Combine(Repository.Root, "seeds", "000_da8133cd2c437fa8.txt"));

    /// <summary>A file of the tests' own data.</summary>
    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Repository.Root, "tests", "NewsSite.Core.Tests", "Data", path));

    /// <summary>Reads lines as a file; <c>/</c> in <paramref name="lines"/> stands for a line end.</summary>
    public static CaptureReport Read(string lines, CaptureOptions? options = null) => Parse(lines.Replace('/', '\n'), options);

    /// <summary>Reads a text as a file in UTF-8.</summary>
    public static CaptureReport Parse(string text, CaptureOptions? options = null) => Parse(Encoding.UTF8.GetBytes(text), options);

    public static CaptureReport Parse(byte[] file, CaptureOptions? options = null) => CaptureParser.Parse(file, options ?? new CaptureOptions());

    /// <summary>The messages as a report prints them for the file <c>f</c>.</summary>
    public static string[] Messages(this CaptureReport report) => [.. report.Messages.Select(message => message.In("f"))];
}
