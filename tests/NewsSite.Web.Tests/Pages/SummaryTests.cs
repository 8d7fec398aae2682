using NewsSite.Web.Presentation;

namespace NewsSite.Web.Tests.Pages;

public sealed class SummaryTests
{
    [Theory]
    [InlineData("", 100, 50, "")]
    [InlineData("<p>Short &amp; sweet.</p>", 100, 50, "Short & sweet.")]
    [InlineData("<p>One.</p>\n<p>Two.</p>", 100, 50, "One. Two.")]
    [InlineData("<p>Cut in the mid", 17, 50, "Cut in the…")]
    [InlineData("<p>Cut in <a hre", 16, 50, "Cut…")]
    [InlineData("<p>A text that is longer than the line.</p>", 100, 20, "A text that is…")]
    public void It_ends_with_a_whole_word(string html, int cutAt, int length, string text) =>
        Assert.Equal(text, Summary.Beginning(html, cutAt, length));
}
