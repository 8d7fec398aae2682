using System.Diagnostics;
using CsCheck;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

/// <summary>Texts made to hang the renderer, eat memory or overflow the stack.</summary>
public sealed class SlowMarkdownTests : IDisposable
{
    private static readonly Dictionary<string, Func<int, string>> Texts = new()
    {
        ["open links"] = length => Repeat("[a](", length),
        ["open pictures"] = length => Repeat("![a](", length),
        ["open links, angled"] = length => Repeat("[a](<b", length),
        ["open links, escaped"] = length => Repeat("[a](b\\(", length),
        ["equal headings"] = length => Repeat("# Heading\n", length),
        ["underlined headings"] = length => Repeat("a\n-\n", length),
        ["one long reference used often"] = length => $"[a]: http://{new string('x', length / 3)}\n\n{Repeat("[a] ", length / 2)}",
        ["one reference defined often"] = length => Repeat("[a]: b\n", length),
        ["many references"] = length => string.Concat(Enumerable.Range(0, length / 12).Select(i => $"[{i}]: a\n")),
        ["half a reference"] = length => Repeat("[a\n", length),
        ["brackets"] = length => Repeat("[", length),
        ["nested brackets"] = length => Repeat("[", length / 2) + Repeat("]", length / 2),
        ["nested pictures"] = length => Repeat("![", length / 3) + Repeat("](x)", length / 2),
        ["collapsed links"] = length => Repeat("[a][", length),
        ["stars"] = length => Repeat("*a **b ", length),
        ["closing stars"] = length => Repeat("a* ", length),
        ["stars and lines"] = length => Repeat("*a_ ", length),
        ["nested emphasis"] = length => Repeat("*a **b ", length / 2) + Repeat("c** d* ", length / 2),
        ["strikes"] = length => Repeat("~~a ", length),
        ["backticks"] = length => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(length)).Select(i => "a" + new string('`', i))),
        ["quotes"] = length => Repeat(">", length),
        ["quotes and lists"] = length => Repeat("> - ", length),
        ["lists"] = length => Repeat("- ", length - 1) + "a",
        ["numbered lists"] = length => Repeat("1. ", length),
        ["indented lists"] = length => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(i => new string(' ', 2 * i) + "- a\n")),
        ["a table far too wide"] = length => $"|{Repeat("a|", length / 3)}\n|{Repeat("-|", length / 3)}\n{Repeat("|\n", length / 3)}",
        ["a wide table hidden by odd line ends"] = length => $"|{Repeat("a|\u2028", length / 4)}\n|{Repeat("-|", length / 3)}\n{Repeat("|\n", length / 3)}",
        ["a quoted table"] = length => $"> |{Repeat("a|", length / 4)}\n> |{Repeat("-|", length / 4)}\n{Repeat("> |\n", length / 3)}",
        ["pipes"] = length => Repeat("x|y *b* ", length),
        ["many wide tables"] = length => Repeat($"{Repeat("a|", 100)}\n{Repeat("-|", 100)}\n{Repeat("|\n", 200)}\n", length),
        ["many tables"] = length => Repeat("|a|b|\n|-|-|\n|c|d|\n\n", length),
        ["footnotes"] = length => string.Concat(Enumerable.Range(0, length / 20).Select(i => $"[^{i}] \n\n[^{i}]: a\n")),
        ["one footnote referred to often"] = length => "[^1]: a\n\n" + Repeat("[^1] ", length),
        ["open comments"] = length => Repeat("<!--", length),
        ["open tags"] = length => Repeat("<a ", length),
        ["entities"] = length => Repeat("&amp;", length),
        ["lines"] = length => Repeat("a\n", length),
        ["nothing but line ends"] = length => Repeat("\n", length),
    };

    // Time is no object: other limits are under test, on machines that are busy with other tests.
    private readonly MarkdownRenderer _patient = new(new RenderingLimits { Time = TimeSpan.FromMinutes(5) });

    public static TheoryData<string> Names => [.. Texts.Keys];

    public void Dispose() => _patient.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_long_text_made_to_hang_comes_back_in_time_with_a_problem_or_a_bounded_page(string name)
    {
        using var renderer = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromSeconds(0.4) });
        var text = Texts[name](new RenderingLimits().Length);
        // The worker is given up after a quarter more than its time; the rest is for a busy machine.
        AssertEnds(within: TimeSpan.FromSeconds(10), () =>
        {
            var rendered = renderer.Render(text, TestContext.Current.CancellationToken);
            Assert.True(rendered.IsRendered ? rendered.Html.Length < 2_500_000 : rendered.Problem.EndsWith('.'));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_short_text_made_to_hang_ends_by_itself_in_time(string name)
    {
        // What the calling thread renders needs no limit on time. Measured: at most 0.13 s of processor.
        var text = Texts[name](new RenderingLimits().ShortText);
        AssertEnds(within: TimeSpan.FromSeconds(10), () => _patient.Render(text, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("open links", 200_000, "takes too long to render (over 0.4 s)")]
    [InlineData("quotes", 4_000, "nested too deeply")]
    [InlineData("lists", 4_000, "nested too deeply")]
    [InlineData("brackets", 4_000, "nested too deeply")]
    [InlineData("nested emphasis", 4_000, "nested too deeply")]
    [InlineData("one long reference used often", 100_000, "more than 2,000,000 characters")]
    [InlineData("a table far too wide", 8_000, "The tables have more than 10,000 cells")]
    [InlineData("a wide table hidden by odd line ends", 8_000, "The tables have more than 10,000 cells")]
    [InlineData("a quoted table", 8_000, "The tables have more than 10,000 cells")]
    public void The_problem_says_what_it_was(string name, int length, string words)
    {
        using var hasty = new MarkdownRenderer(new RenderingLimits { Time = TimeSpan.FromSeconds(0.4) });
        var renderer = words.Contains("0.4 s", StringComparison.Ordinal) ? hasty : _patient;
        var problem = renderer.Render(Texts[name](length), TestContext.Current.CancellationToken).Problem;
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> ", 39)]
    [InlineData("- ", 19)]
    public void Nesting_as_deep_as_allowed_is_rendered(string mark, int depth) =>
        Assert.True(_patient.Render(Repeat(mark, depth * mark.Length) + "a", TestContext.Current.CancellationToken).IsRendered);

    [Fact]
    public void No_text_has_more_cells_than_were_counted()
    {
        using var renderer = new MarkdownRenderer(new RenderingLimits { TableCells = 12, Time = TimeSpan.FromMinutes(5) });
        Gen.OneOf("|", "|", "|", "a", "-", "|-|", "-|-", ":-:|", "|---|---|", "\n", "\n", "\n", " ", "> ", "- ", "\\|", "`|`", "[a|b](c)", "\n\n", "\u2028", "  \n", "\\\n").Array[0, 50].Select(string.Concat).Sample(
            markdown =>
            {
                var rendered = renderer.Render(markdown, TestContext.Current.CancellationToken);
                return !rendered.IsRendered || ReaderSafety.Body(rendered.Html).QuerySelectorAll("td, th").Length <= 12;
            },
            iter: 5_000);
    }

    [Fact]
    public void A_table_as_large_as_allowed_is_rendered_with_every_cell()
    {
        var table = "|a|b|c|d|\n|-|-|-|-|\n" + Repeat("|1|2|3|4|\n", 10 * 2_400);
        Assert.Equal(2_401 * 4, ReaderSafety.Body(_patient.Render(table, TestContext.Current.CancellationToken).Html!).QuerySelectorAll("td, th").Length);
    }

    // The machine may be busy with other tests: the best of three is what the code takes.
    private static void AssertEnds(TimeSpan within, Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3 && best >= within; round++)
        {
            var clock = Stopwatch.StartNew();
            action();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, clock.Elapsed.Ticks));
        }
        Assert.True(best < within, $"It took {best}.");
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}
