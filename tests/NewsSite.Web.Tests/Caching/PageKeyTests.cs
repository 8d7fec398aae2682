using Microsoft.AspNetCore.Http;
using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Caching;

public sealed class PageKeyTests
{
    [Theory]
    [InlineData("/articles/harbour?utm_source=mail&fbclid=1", "/articles/harbour")]
    [InlineData("/tags/ferries?utm_source=mail&after=1-2&x=3", "/tags/ferries?after=1-2")]
    [InlineData("/corrections?after=1-2&year=2026", "/corrections?year=2026&after=1-2")]
    [InlineData("/tags?after=caf%c3%a9", "/tags?after=caf%C3%A9")]
    [InlineData("/text/articles/harbour?part=2", "/text/articles/harbour?part=2")]
    [InlineData("/text", "/text")]
    [InlineData("/", "/")]
    public void Only_what_a_page_reads_tells_it_from_another(string asked, string kept)
    {
        var key = Of(asked, out var isShortened);

        Assert.Equal(kept, key!.Value.Path + key.Value.Query);
        Assert.Equal(asked != kept, isShortened);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/search?q=ferry")]
    [InlineData("/text/search?q=ferry")]
    [InlineData("/media/0123/large.webp")]
    [InlineData("/health/ready")]
    [InlineData("/oembed?url=x")]
    [InlineData("/favicon.ico")]
    [InlineData("/Articles/harbour")]
    [InlineData("/tags?after=a&after=b")]
    [InlineData("/tags?After=a")]
    public void What_is_for_one_reader_or_read_in_two_ways_is_not_kept(string asked) => Assert.Null(Of(asked, out _));

    [Fact]
    public void An_address_without_end_is_not_kept()
    {
        Assert.Null(Of("/articles/" + new string('a', 500), out _));
        Assert.Null(Of("/tags?after=" + new string('a', 500), out _));
    }

    private static PageKey? Of(string address, out bool isShortened)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var request = new DefaultHttpContext().Request;
        request.Path = at < 0 ? address : address[..at];
        request.QueryString = new QueryString(at < 0 ? "" : address[at..]);
        return PageKey.Of(request, "http", out isShortened);
    }
}
