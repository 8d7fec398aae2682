using System.Net;

namespace NewsSite.Web.Tests.Security;

public sealed class MethodTests : IDisposable
{
    private readonly SiteHost _site = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _site.Dispose();

    // RFC 9110 §9.3.7 and §10.2.1
    [Theory]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    [InlineData("/search", "GET, HEAD, OPTIONS")]
    [InlineData("/admin/sign-in", "GET, HEAD, OPTIONS, POST")]
    public async Task Asked_for_its_options_an_address_names_its_methods(string address, string allowed)
    {
        using var visitor = _site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Options, address);
        using var answer = await visitor.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("PUT", "/")]
    [InlineData("DELETE", "/admin/tags/1")]
    [InlineData("TRACE", "/")]
    [InlineData("POST", "/")]
    [InlineData("POST", "/tags")]
    public async Task A_method_that_an_address_does_not_have_answers_405_with_those_that_it_has(string method, string address)
    {
        using var visitor = _site.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await visitor.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }
}
