using CsCheck;
using NewsSite.Core.Publishing.Merging;

namespace NewsSite.Core.Tests.Publishing.Merging;

public sealed class TextBlocksTests
{
    private static readonly Gen<string> Body = OneOf("a", "b c", " ", "\t", "\n", "\n\n", "\r\n", "\r", "- d", "    e").Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("one\n\ntwo", "one|two")]
    [InlineData("one\r\n\r\ntwo\r\nof two\r\n", "one|two\nof two")]
    [InlineData("one\n \t\n\n\ntwo", "one|two")]
    [InlineData("one\rtwo\r\rthree", "one\ntwo|three")]
    [InlineData("    code\n\n    more", "    code|    more")]
    [InlineData("one  \n\ntwo", "one|two")]
    [InlineData("", "")]
    [InlineData("\n \n", "")]
    public void A_body_is_cut_at_its_blank_lines(string body, string blocks) =>
        Assert.Equal(blocks.Split('|', StringSplitOptions.RemoveEmptyEntries), TextBlocks.Of(body).Select(block => block.Key));

    [Fact]
    public void What_is_cut_and_joined_again_is_the_same_but_for_blank_lines_before_it() =>
        Body.Sample(body => Assert.Equal(body.Trim().Length == 0 ? "" : body[Start(body)..], TextBlocks.Join(TextBlocks.Of(body))));

    [Fact]
    public void Blocks_of_two_bodies_stay_apart_when_they_are_joined() => Gen.Select(Body, Body).Sample((one, other) =>
    {
        var blocks = TextBlocks.Of(one).Concat(TextBlocks.Of(other)).ToList();
        Assert.Equal(blocks.Select(block => block.Key), TextBlocks.Of(TextBlocks.Join(blocks)).Select(block => block.Key));
    });

    // The first line that shows something, with the white space that it begins with.
    private static int Start(string body)
    {
        var first = body.Length - body.TrimStart().Length;
        return body.LastIndexOfAny(['\r', '\n'], first) + 1;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
