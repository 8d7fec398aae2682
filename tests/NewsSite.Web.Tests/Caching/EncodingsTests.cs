using NewsSite.Web.Caching;

namespace NewsSite.Web.Tests.Caching;

public sealed class EncodingsTests
{
    [Theory]
    [InlineData(null, nameof(PageForm.Identity))]
    [InlineData("", nameof(PageForm.Identity))]
    [InlineData("br", nameof(PageForm.Brotli))]
    [InlineData("gzip, deflate, br, zstd", nameof(PageForm.Brotli))]
    [InlineData("gzip", nameof(PageForm.Gzip))]
    [InlineData("BR;q=0.5, GZIP;q=0.8", nameof(PageForm.Gzip))]
    [InlineData("br;q=0, *", nameof(PageForm.Gzip))]
    [InlineData("*", nameof(PageForm.Brotli))]
    [InlineData("*;q=0", nameof(PageForm.Identity))]
    [InlineData("identity, gzip;q=0.2", nameof(PageForm.Identity))]
    [InlineData("zstd", nameof(PageForm.Identity))]
    [InlineData("not; a = header", nameof(PageForm.Identity))]
    public void The_form_is_the_one_that_the_reader_likes_most(string? accept, string form) =>
        Assert.Equal(form, Encodings.Choose(accept is null ? default : accept).ToString());
}
