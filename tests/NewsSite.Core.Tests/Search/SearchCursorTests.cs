using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Search;

public sealed class SearchCursorTests
{
    [Theory]
    [InlineData("h0")]
    [InlineData("h123")]
    [InlineData("t9223372036854775807")]
    public void A_cursor_reads_what_it_wrote(string text) => Assert.Equal(text, SearchCursor.Parse(text)!.Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void None_is_the_start(string? text) => Assert.Equal(SearchCursor.Start, SearchCursor.Parse(text));

    [Theory]
    [InlineData("h")]
    [InlineData("x1")]
    [InlineData("1")]
    [InlineData("h-1")]
    [InlineData("h+1")]
    [InlineData("h 1")]
    [InlineData("h1 ")]
    [InlineData("h1.0")]
    [InlineData("t9223372036854775808")]
    [InlineData("h١")]
    [InlineData("h1;DROP TABLE")]
    public void Anything_else_is_no_cursor(string text) => Assert.Null(SearchCursor.Parse(text));
}
