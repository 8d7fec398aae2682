using NewsSite.Core.Search;

namespace NewsSite.Core.Tests.Search;

public sealed class SearchCursorTests
{
    private const long Today = 739_676;

    [Theory]
    [InlineData("a739676-12-15300-7")]
    [InlineData("b739676-0-12-9")]
    [InlineData("c739676-9223372036854775807-0-7")]
    [InlineData("d1-2-3-4")]
    public void A_cursor_reads_what_it_wrote(string text) => Assert.Equal(text, SearchCursor.Parse(text, Today)!.Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void None_is_the_start(string? text) => Assert.Equal(SearchCursor.Start(Today), SearchCursor.Parse(text, Today));

    [Theory]
    [InlineData("a")]
    [InlineData("a1-2-3")]
    [InlineData("a1-2-3-4-5")]
    [InlineData("e1-2-3-4")]
    [InlineData("1-2-3-4")]
    [InlineData("a1--2-3-4")]
    [InlineData("a+1-2-3-4")]
    [InlineData("a1-2-3-4 ")]
    [InlineData("a1-2-3-4.0")]
    [InlineData("a1-2-3-9223372036854775808")]
    [InlineData("a1-2-3-٤")]
    [InlineData("a1-2-3-;DROP TABLE")]
    public void Anything_else_is_no_cursor(string text) => Assert.Null(SearchCursor.Parse(text, Today));
}
