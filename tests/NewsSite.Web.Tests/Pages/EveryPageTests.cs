using System.Net;

namespace NewsSite.Web.Tests.Pages;

/// <summary>What holds for every page that a reader can be shown.</summary>
public sealed class EveryPageTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    public static TheoryData<string, int, string> Pages { get; } = new(PrintedPages.All.Select(page => (page.Address, page.Status, page.Cache)));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_answers_with_its_status_and_may_be_kept_as_long_as_its_kind(string address, int status, string cache)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(cache, string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    /// <summary>A redirect has no page.</summary>
    public static TheoryData<string> Shown { get; } = [.. Pages.Select(row => row.Data).Where(page => page.Item2 != 301).Select(page => page.Item1)];

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task It_is_well_formed_and_has_its_landmarks(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);

        var page = await Paper.ReadAsync(answer);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal(address.StartsWith("/text", StringComparison.Ordinal) ? "/text" : "/", page.QuerySelector("body > header .nameplate a")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("script[src], [style], [onclick]"));
        Assert.InRange(page.QuerySelectorAll("script:not([type='application/ld+json'])").Length, 0, 1);
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        if (address == "/errors/500")
            return; // Stands alone: it must not need the store.
        Assert.Equal("Sections", page.QuerySelector("body > header nav")!.GetAttribute("aria-label"));
        Assert.Equal("Search", Assert.Single(page.QuerySelectorAll("input[type=search]")).GetAttribute("aria-label"));
        Assert.NotNull(page.QuerySelector("body > footer"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_takes_four_statements_at_most_and_sets_no_cookie(string address, int status, string cache)
    {
        (_, _) = (status, cache);
        printed.Paper.BeginCounting();

        using var answer = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.InRange(printed.Paper.TakeStatements(), 0, 4);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_answers_HEAD_as_GET_without_a_body(string address, int status, string cache)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);

        using var answer = await printed.Paper.Reader.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(cache, string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/" + PrintedPaper.Slug)]
    [InlineData("/how-we-work")]
    [InlineData("/text")]
    [InlineData("/no/such/page")]
    public async Task Its_inline_sheet_and_script_are_those_that_the_policy_allows(string address)
    {
        using var answer = await printed.Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);
        var page = await Paper.ReadAsync(answer);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));

        Assert.Matches($"style-src [^;]*{Allowing(page.QuerySelector("style")!)}", policy);
        Assert.All(page.QuerySelectorAll("script:not([type])"), script => Assert.Matches($"script-src [^;]*{Allowing(script)}", policy));
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static string Allowing(AngleSharp.Dom.IElement inlined)
    {
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(inlined.TextContent)));
        return $"'sha256-{System.Text.RegularExpressions.Regex.Escape(hash)}'";
    }

    [Fact]
    public async Task Its_fonts_are_there_and_are_never_asked_for_twice()
    {
        var page = await printed.Paper.OpenAsync("/");
        var fonts = page.QuerySelectorAll("link[rel=preload]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, fonts.Count);

        foreach (var font in fonts)
        {
            using var answer = await printed.Paper.Reader.GetAsync(font, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        }
    }
}
