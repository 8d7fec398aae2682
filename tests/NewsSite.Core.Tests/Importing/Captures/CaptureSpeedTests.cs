using System.Diagnostics;
using System.Text;

namespace NewsSite.Core.Tests.Importing.Captures;

/// <summary>
/// Hostile files take seconds, not hours: each is what a careless parser takes the square of its length for. Up to a million lines; the bound is
/// some hundred times what a machine with nothing else to do needs.
/// </summary>
public sealed class CaptureSpeedTests
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, string> Hostile => new()
    {
        { "one repeated line", "", "x\n" },
        { "one repeated line behind gaps", "", "x\n\n\n" },
        { "one long line, repeated", "", new string('x', 10_000) + " (AFP)\n\n" },
        { "short lines", "H\nTT\nH\n\n", "a\n\nb\nc\n" },
        { "a header every line", "", "H\n\nH\n\n\nB\n\n\n" },
        { "captions and nothing else", "H\nH\n", "a\na\nb\nb\nc\nc\n" },
        { "TT and nothing else", "H\nTT\nH\nBody.\n", "TT\n" },
        { "blank lines", "H\nTT\nH\nBody.\n", "\n" },
        { "lone CR", "H\nTT\nH\nBody.\n", "\r" },
        { "parentheses in one line", "H\nTT\nH\nBody", "(" },
        { "parentheses closed in one line", "H\nBody", ")" },
        { "capitals in one line", "H\nTT\nH\n", "BAGHDAD " },
        { "combining marks out of order in one line", "H\nTT\nH\na", "\u0301\u0316" },
        { "white space in one line", "H\nTT\nH\na", " \u00A0" },
        { "lines alike but for their ends", "H\nTT\nH\n", "\n" + new string('x', 2_000) + "\n\n" + new string('x', 1_999) + "y\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_of_2_MiB_is_read_in_seconds(string name, string start, string repeated)
    {
        var file = new byte[2 * 1024 * 1024];
        var unit = Encoding.UTF8.GetBytes(repeated);
        var at = Encoding.UTF8.GetBytes(start, file);
        for (; at + unit.Length <= file.Length; at += unit.Length)
            unit.CopyTo(file, at);

        var watch = Stopwatch.StartNew();
        var report = Captured.Parse(file[..at]);

        Assert.True(watch.Elapsed < Most, $"{name} took {watch.Elapsed}");
        Assert.True(report.Lines.Count > 0, name);
    }

    [Fact]
    public void Four_times_the_articles_take_about_four_times_the_time()
    {
        var one = Articles(4_000);
        var four = Articles(16_000);
        Captured.Parse(one);

        var (small, large) = (Best(one), Best(four));

        Assert.True(large < small * 10, $"4,000 articles took {small}, 16,000 took {large}");
    }

    private static TimeSpan Best(string file) => Enumerable.Range(0, 5).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        Captured.Parse(file);
        return watch.Elapsed;
    });

    private static string Articles(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"Headline {i}\n\nA crowd in {i}. (AFP)\nA crowd in {i}. (AFP)\nTT\n\nHeadline {i}\n\nA paragraph.\n\nAnother one, number {i}.\n\n\n\n"));
}
