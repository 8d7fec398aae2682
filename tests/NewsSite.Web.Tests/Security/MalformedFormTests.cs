using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Security;

/// <summary>Forms that no browser sends: each is told so, with the headers of every answer, and none is a fault of the server.</summary>
public sealed class MalformedFormTests : IAsyncLifetime
{
    private const string Multipart = "multipart/form-data; boundary=b";
    private static readonly string[] Targets = ["/admin/sign-in", "/admin/tags/new", "/admin/articles/new", "/admin/photos?handler=Upload", "/admin/account?handler=Password"];

    private readonly SiteHost _site = new();
    private DeskClient _admin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);

    public ValueTask DisposeAsync()
    {
        _admin.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    public static TheoryData<string, string, string> Malformed() => new()
    {
        { "no boundary", "multipart/form-data", Part("a", "1") + "--b--\r\n" },
        { "another boundary", "multipart/form-data; boundary=other", Part("a", "1") + "--b--\r\n" },
        { "a boundary of 200 letters", "multipart/form-data; boundary=" + new string('b', 200), Part("a", "1") + "--b--\r\n" },
        { "truncated in a value", Multipart, Part("a", "1")[..^3] },
        { "truncated in a heading", Multipart, "--b\r\nContent-Dispos" },
        { "too many parts", Multipart, string.Concat(Enumerable.Range(0, 1_100).Select(i => Part("a" + i, "1"))) + "--b--\r\n" },
        { "a key that is too long", Multipart, Part(new string('k', 5_000), "1") + "--b--\r\n" },
        { "a heading that is too long", Multipart, "--b\r\nX-Long: " + new string('x', 40_000) + "\r\n\r\n1\r\n--b--\r\n" },
        { "too many headings", Multipart, "--b\r\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: 1\r\n")) + "\r\n1\r\n--b--\r\n" },
        { "too many fields", "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1_100).Select(i => $"a{i}=1")) },
        { "a field name that is too long", "application/x-www-form-urlencoded", new string('k', 5_000) + "=1" },
        { "no form at all", "application/json", "{}" },
        { "an empty body", Multipart, "" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_form_answers_400_with_the_headers_of_every_answer(string what, string type, string body)
    {
        var token = (await _admin.OpenAsync("/admin/account", Ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (target, header) in Targets.SelectMany(target => new[] { (target, ""), (target, token) }))
        {
            // With a good token in the header nothing reads the form before the page does.
            using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = Content(type, body) };
            if (header.Length > 0)
                request.Headers.Add("RequestVerificationToken", header);
            using var answer = await _admin.Http.SendAsync(request, Ct);

            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{target} with {what} answered {(int)answer.StatusCode}");
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(Multipart)]
    public async Task A_form_that_turns_out_too_large_answers_413(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/tags/new") { Content = Content(type, Part("a", new string('x', 2 * 1024 * 1024)) + "--b--\r\n") };
        request.Headers.TransferEncodingChunked = true; // it does not say beforehand how large it is

        using var answer = await _admin.Http.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private static string Part(string name, string value) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static ByteArrayContent Content(string type, string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
