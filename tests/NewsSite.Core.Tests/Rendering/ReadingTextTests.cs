using CsCheck;
using NewsSite.Core.Rendering;

namespace NewsSite.Core.Tests.Rendering;

public sealed class ReadingTextTests : IDisposable
{
    private readonly MarkdownRenderer _renderer = new(new RenderingLimits { Time = TimeSpan.FromMinutes(5) });

    public void Dispose() => _renderer.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("One *two*.\n\nThree\nfour.", "One two.\nThree four.")]
    [InlineData("# Head\n\n- a\n- b\n  1. c\n\n> d", "Head\na\nb\nc\nd")]
    [InlineData("a  \nb\\\nc", "a\nb\nc")]
    [InlineData("|a|b|\n|-|-|\n|1||\n||2|", "a b\n1\n2")]
    [InlineData("```\nx  y\n\n  z\n```", "x  y\n  z")]
    [InlineData("AT&amp;T &lt;b&gt; &quot;q&quot; a&nbsp;b", "AT&T <b> \"q\" a\u00A0b")]
    [InlineData("A word[^1], more.\n\n[^1]: The *note*.", "A word, more.\nThe note.")]
    [InlineData("[link](https://example.org/x \"t\") and ![picture](/p.jpg)", "link and picture")]
    [InlineData("نص *عربي*.\n\nنص", "نص عربي.\nنص")]
    public void Reads_what_a_reader_reads(string markdown, string text) =>
        Assert.Equal(text, ReadingText.FromHtml(_renderer.Render(markdown, TestContext.Current.CancellationToken).Html!));

    [Fact]
    public void Holds_the_same_letters_as_a_parser_finds() => Gen.OneOf("word ", "*em* ", "\n\n", "\n", "- ", "> ", "# ", "`a<b` ", "&amp;", "[x](y) ", "|a|b|\n|-|-|\n", "   ", "<b>").Array[0, 30]
        .Select(string.Concat).Sample(
            markdown =>
            {
                var html = _renderer.Render(markdown, TestContext.Current.CancellationToken).Html!;
                return Letters(ReadingText.FromHtml(html)) == Letters(ReaderSafety.Body(html).TextContent);
            },
            iter: 2_000);

    [Fact]
    public void Any_string_is_read_without_complaint() => Gen.String.Sample(text => ReadingText.FromHtml(text) is not null, iter: 2_000);

    [Theory]
    [InlineData("Short.", 10, "Short.")]
    [InlineData("One two three", 13, "One two three")]
    [InlineData("One two three", 12, "One two…")]
    [InlineData("One two three", 8, "One two…")]
    [InlineData("One, two", 7, "One…")]
    [InlineData("One\ntwo\nthree", 8, "One two…")]
    [InlineData("Incomprehensibilities", 7, "Incomp…")]
    [InlineData("😀😀😀😀", 4, "😀…")]
    [InlineData("قال الوزير، اليوم", 13, "قال الوزير…")]
    public void An_excerpt_ends_between_words(string text, int length, string excerpt)
    {
        Assert.Equal(excerpt, ReadingText.Excerpt(text, length));
        Assert.True(excerpt.Length <= length);
    }

    [Fact]
    public void An_excerpt_is_never_longer_than_asked() => Gen.Select(Gen.String[0, 60], Gen.Int[2, 60]).Sample(
        (text, length) => ReadingText.Excerpt(text, length).Length <= length, iter: 2_000);

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
