using System.Net;
using AngleSharp.Html.Dom;
using CsCheck;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.Tests.Search;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Web.Tests.Pages;

/// <summary>The search page: what it says, what can be chosen on it, and what it does with an address that nobody would write.</summary>
public sealed class SearchPageTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    // What a database, a driver or a stack trace would say.
    private static readonly string[] Inner = ["SQLite", "sqlite", "fts5", "Npgsql", "42601", "tsquery", "syntax error", "Exception", "   at NewsSite"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("q=harbour&section=economy", "1 story in Economy")]
    [InlineData("q=harbour&tag=Iraq", "1 story about Iraq")]
    [InlineData("q=harbour&tag=iraq&section=economy", "1 story in Economy about Iraq")]
    [InlineData("q=harbour&from=2026-11-23&to=2026-11-23", "1 story from 23 November 2026 to 23 November 2026")]
    [InlineData("q=harbour&from=&to=&section=&tag=", "1 story")]
    [InlineData("q=harbour&section=world", "Nothing found for “harbour” in World.")]
    [InlineData("q=harbour&from=2026-11-24", "Nothing found for “harbour” from 24 November 2026.")]
    [InlineData("q=harbour&to=2026-11-22", "Nothing found for “harbour” to 22 November 2026.")]
    [InlineData("q=harb", "No story has just these words. These have a word that begins with “harb”.")]
    [InlineData("q=harb*", "1 story")]
    [InlineData("section=world", "Type a word to look for.")]
    public async Task A_search_says_what_it_found_and_where_it_looked(string keys, string status) =>
        Assert.Equal(status, Status(await OpenAsync(keys)));

    [Theory]
    [InlineData("section=nowhere", "section", "There is no such section: all were searched.")]
    [InlineData("tag=Nothing+such", "tag", "There is no topic “Nothing such”: stories of all topics were searched.")]
    [InlineData("from=soon", "from", "“soon” is not a day: it was left out.")]
    [InlineData("to=2026-02-30", "to", "“2026-02-30” is not a day: it was left out.")]
    [InlineData("from=0001-01-01", "from", "“0001-01-01” is not a day: it was left out.")]
    [InlineData("from=2026-11-20&to=2026-11-19", "to", "This is before the first day: it was left out.")]
    public async Task A_choice_that_cannot_be_is_told_beside_its_field_and_the_rest_is_searched(string keys, string field, string problem)
    {
        var page = await OpenAsync("q=harbour&" + keys);

        var input = page.QuerySelector($".fields [name={field}]")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(problem, page.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.True(page.QuerySelector("details.filters")!.HasAttribute("open"));
        Assert.Single(page.QuerySelectorAll(".stories > li"));
    }

    [Fact]
    public async Task What_was_chosen_stands_in_the_form_and_goes_on_to_the_next_page()
    {
        var page = await OpenAsync("q=story&section=world&from=2026-11-01");
        var next = await printed.Paper.OpenAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        foreach (var one in new[] { page, next })
        {
            Assert.Equal("World", Assert.IsType<IHtmlSelectElement>(one.QuerySelector("select[name=section]"), exactMatch: false).SelectedOptions.Single().TextContent);
            Assert.Equal("2026-11-01", one.QuerySelector("input[name=from]")!.GetAttribute("value"));
        }

        Assert.Equal(30, page.QuerySelectorAll(".stories h2").Concat(next.QuerySelectorAll(".stories h2")).Select(h => h.TextContent).Distinct().Count());
        Assert.Equal("/search?q=story", page.QuerySelector("a.all")!.GetAttribute("href"));
        Assert.False((await OpenAsync("q=story")).QuerySelector("details.filters")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_what_was_looked_through_and_how_to_find_more()
    {
        var page = await OpenAsync("q=harbour+zebra&section=world");

        Assert.Contains("every published story in World", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["/search?q=harbour%20zebra", "/search?q=harbour&section=world", "/search?q=zebra&section=world", "/tags", "/archive"],
            page.QuerySelectorAll(".empty li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Another_spelling_is_offered_and_not_taken()
    {
        var page = await OpenAsync("q=harbuor&section=economy");

        Assert.Equal("Nothing found for “harbuor” in Economy.", Status(page));
        var meant = page.QuerySelector(".meant a")!;
        Assert.Equal(("Harbour", "/search?q=Harbour&section=economy"), (meant.TextContent, meant.GetAttribute("href")));
        Assert.Equal("1 story in Economy", Status(await printed.Paper.OpenAsync(meant.GetAttribute("href")!)));
    }

    [Fact]
    public async Task In_an_Arabic_paper_all_of_it_is_in_Arabic()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:Language"] = "ar" });
        await paper.PublishAsync("المدينة بلا مياه", await paper.SectionAsync("أخبار"));

        Assert.Equal("نتيجة واحدة في قسم أخبار", Status(await paper.OpenAsync("/search?q=" + Uri.EscapeDataString("مدينة") + "&section=" + Uri.EscapeDataString("اخبار"))));
        Assert.Equal("هل قصدت المدينة؟", (await paper.OpenAsync("/search?q=" + Uri.EscapeDataString("المديمة"))).QuerySelector(".meant")!.TextContent);
        Assert.Equal("لا يذكر البحث إلا ما يُستبعد. أضف كلمة للبحث عنها.", Status(await paper.OpenAsync("/search?q=-x")));
    }

    [Fact]
    public async Task Ten_thousand_letters_are_searched_for_by_their_beginning()
    {
        foreach (var typed in new[] { "harbour " + new string('a', 10_000), string.Concat(Enumerable.Repeat("م ", 5_000)), new string('"', 10_000), new string('-', 10_000) })
        {
            var page = await OpenAsync("q=" + Uri.EscapeDataString(typed));

            Assert.Equal(typed[..200], Assert.IsType<IHtmlInputElement>(page.QuerySelector("input[name=q]"), exactMatch: false).Value);
            Assert.NotEmpty(Status(page));
        }
    }

    [Theory, EachDatabase]
    public async Task Whatever_stands_in_the_address_a_page_comes_back_and_nothing_of_what_is_behind_it(DatabaseProvider provider)
    {
        using var site = new SiteHost(change: services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null), provider: provider);
        using var reader = site.Visitor();
        var value = Gen.OneOf(HostileSearchTests.Typed.Select(Uri.EscapeDataString), Gen.Byte.Array[0, 40].Select(bytes => string.Concat(bytes.Select(b => $"%{b:X2}"))));
        string[] keys = ["q", "section", "tag", "from", "to", "after", "q[]", "Q", "nothing"];
        var key = Gen.Int[0, keys.Length - 1].Select(i => keys[i]);

        await Gen.Select(value, Gen.Select(key, value).Array[0, 6]).SampleAsync(
            async address =>
            {
                var (typed, others) = address;
                var path = $"/search?q={typed}&{string.Join('&', others.Select(pair => $"{pair.Item1}={pair.Item2}"))}";
                if (path.Length > 60_000)
                    return;
                using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative), Ct);
                var text = await answer.Content.ReadAsStringAsync(Ct);
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{(int)answer.StatusCode}");
                Assert.True(answer.StatusCode == HttpStatusCode.OK || others.Any(pair => pair.Item1 == "after") || path.Contains("%00", StringComparison.Ordinal), path); // NUL is refused site-wide
                Assert.DoesNotContain(Inner, inner => text.Contains(inner, StringComparison.Ordinal));
            },
            iter: 150,
            threads: 1);
    }

    private Task<IHtmlDocument> OpenAsync(string keys) => printed.Paper.OpenAsync("/search?" + keys);

    private static string Status(IHtmlDocument page) => page.QuerySelector("[role=status]")!.TextContent;
}
