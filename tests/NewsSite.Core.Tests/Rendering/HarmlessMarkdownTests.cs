using CsCheck;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

/// <summary>Safe is easy for who throws everything away. Here: what a newsroom writes every day is all there afterwards.</summary>
public sealed class HarmlessMarkdownTests : IDisposable
{
    private static readonly string[] Words =
    [
        "Minister", "said", "on", "Tuesday", "that", "NATO", "AT&T's", "café", "Łódź", "naïve", "O’Brien", "al-Din", "2,254", "3.5%", "$5", "€3", "№4", "A/B", "e.g.", "U.S.",
        "الوزير", "قال،", "اليوم؟", "می‌خواهم", "הודיע", "新闻", "報道", "뉴스", "Привет", "Ελλάδα", "😀", "👩‍👩‍👧", "C#", "x=y", "1+1", "@desk", "a_b_c", "100°", "½", "#news", "R&D",
    ];

    private static readonly string[] Signs = [" ", " ", " ", ", ", ". ", "; ", ": ", "? ", "! ", " – ", "—", " … ", " (", ") ", " “", "” ", " ‘", "’ ", " \"", "\" ", " '", " & ", " / ", " + ", " - ", " = ", " | ", " « ", "،\u00A0"];

    private static readonly Gen<string> Lines = Gen.Select(Gen.OneOf(Words), Gen.OneOf(Signs)).Array[1, 40]
        .Select(pairs => "The " + string.Concat(pairs.Select(p => p.Item1 + p.Item2)).TrimEnd() + " end.");

    private readonly MarkdownRenderer _renderer = new(new RenderingLimits { Time = TimeSpan.FromMinutes(5) });

    public void Dispose() => _renderer.Dispose();

    [Fact]
    public void Plain_words_and_punctuation_read_as_they_were_typed() => Lines.Array[1, 8].Sample(
        lines => ReaderSafety.Body(Render(string.Join("\n\n", lines))).Children.Select(p => p.TextContent).SequenceEqual(lines),
        iter: 2_000);

    [Theory]
    [InlineData("He said *so*, **twice** and ~~thrice~~.", "He said so, twice and thrice.")]
    [InlineData("5 * 3 * 2 = 30 and 2 ** 3", "5 * 3 * 2 = 30 and 2 ** 3")]
    [InlineData("snake_case_name and __dunder", "snake_case_name and __dunder")]
    [InlineData("AT&T, R&D, &c., x < y > z", "AT&T, R&D, &c., x < y > z")]
    [InlineData("I <3 it; <sic>; </end>; < a@b >", "I <3 it; <sic>; </end>; < a@b >")]
    [InlineData("{braces} $100 to $200, 50^2 H~2~O :smile: (c) (tm) -- ... \"quoted\"", "{braces} $100 to $200, 50^2 H~2~O :smile: (c) (tm) -- ... \"quoted\"")]
    [InlineData("[sic] and [a note] and ![no picture] and [x] [ ] [^1]", "[sic] and [a note] and ![no picture] and [x] [ ] [^1]")]
    [InlineData("See www.example.org, https://example.org/a_b_c?d=*e* and desk@example.org.", "See www.example.org, https://example.org/a_b_c?d=e and desk@example.org.")]
    [InlineData("\\# not a heading \\* not a list \\[not a link\\](x)", "# not a heading * not a list [not a link](x)")]
    [InlineData("1986\\. A great year.", "1986. A great year.")]
    [InlineData("`code *as typed* <b>`", "code *as typed* <b>")]
    [InlineData("&nbsp;&mdash;&eacute;&#8212;&hellip;", "\u00A0—é—…")]
    [InlineData("*****", "")]
    [InlineData("BAGHDAD (AFP) - Text\u00A0with\u200Cjoiners \u200Fand\u200E marks\u00AD.", "BAGHDAD (AFP) - Text\u00A0with\u200Cjoiners \u200Fand\u200E marks\u00AD.")]
    [InlineData("~ 5 ~ and ~~ 6 ~~", "~ 5 ~ and ~~ 6 ~~")]
    [InlineData("a | b || c", "a | b || c")]
    public void Every_visible_character_of_a_line_is_there(string markdown, string text) =>
        Assert.Equal(text, ReaderSafety.Body(Render(markdown)).TextContent.Trim('\n'));

    [Theory]
    [InlineData("[a](https://example.org/a?b=c:d&e=f#g)", "https://example.org/a?b=c:d&e=f#g")]
    [InlineData("[a](http://user@example.org:8080/%D8%A3?x=%20)", "http://user@example.org:8080/%D8%A3?x=%20")]
    [InlineData("[a](/articles/nato-expands-scope#end)", "/articles/nato-expands-scope#end")]
    [InlineData("[a](../x) ", "../x")]
    [InlineData("[a](#h)", "#h")]
    [InlineData("[a](?after=x:y)", "?after=x:y")]
    [InlineData("[a](mailto:desk@example.org?subject=A%20tip)", "mailto:desk@example.org?subject=A%20tip")]
    [InlineData("[a](TEL:+961-1-234567)", "TEL:+961-1-234567")]
    [InlineData("[a](https://ar.wikipedia.org/wiki/حلف_شمال)", "https://ar.wikipedia.org/wiki/حلف_شمال")]
    [InlineData("[a](https://münchen.example/)", "https://münchen.example/")]
    [InlineData("[a](https://example.org/x_(y))", "https://example.org/x_(y)")]
    [InlineData("[a](<https://example.org/a b>)", "https://example.org/a%20b")]
    [InlineData("[a]( https://example.org 'Title')", "https://example.org")]
    [InlineData("[a][1]\n\n[1]: https://example.org", "https://example.org")]
    [InlineData("<https://example.org/a*b*c>", "https://example.org/a*b*c")]
    [InlineData("<mailto:desk@example.org>", "mailto:desk@example.org")]
    [InlineData("<desk@example.org>", "mailto:desk@example.org")]
    [InlineData("![a](https://example.org/x.jpg)", "https://example.org/x.jpg")]
    [InlineData("| a |\n|---|\n| [a](x) |", "x")]
    [InlineData("# [a](x)", "x")]
    public void Every_harmless_link_keeps_its_address(string markdown, string address) =>
        Assert.Equal(address, Assert.Single(ReaderSafety.Body(Render(markdown)).QuerySelectorAll("a")).GetAttribute("href"));

    private string Render(string markdown) => _renderer.Render(markdown, TestContext.Current.CancellationToken).Html!;
}
