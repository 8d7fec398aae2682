using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.EndToEnd.Checks;

/// <summary>Whatever a page of the site points to within the site is there, at just that address, and so is the place on the page that is pointed at.</summary>
public sealed class LinkTests(Newsstand stand)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_internal_link_resolves_without_a_detour(bool isLeftToRight)
    {
        var edition = await (isLeftToRight ? stand.LeftToRightAsync() : stand.RightToLeftAsync());
        var front = new Uri(edition.Site.Url);
        var (open, from, pages, broken) = (new Queue<Uri>([front]), new Dictionary<Uri, Uri>(), new Dictionary<string, IHtmlDocument?>(), new List<string>());
        var fragments = new List<(Uri Target, Uri From)>();

        while (open.TryDequeue(out var address))
        {
            using var answer = await edition.Reader.GetAsync(address, TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode != 200)
                broken.Add($"{Uri.UnescapeDataString(from.GetValueOrDefault(address, front).PathAndQuery)} -> {Uri.UnescapeDataString(address.PathAndQuery)}: {(int)answer.StatusCode}");
            var page = answer.Content.Headers.ContentType?.MediaType == "text/html" ? await Paper.ReadAsync(answer) : null;
            pages[address.AbsoluteUri] = page;
            foreach (var link in page is null ? [] : Targets(page).Select(target => new Uri(address, target)).Where(link => link.Authority == front.Authority && link.Scheme == front.Scheme))
            {
                if (link.Fragment.Length > 1)
                    fragments.Add((link, address));
                var target = new Uri(link.GetLeftPart(UriPartial.Query));
                if (target != front && from.TryAdd(target, address))
                    open.Enqueue(target);
            }
        }

        broken.AddRange(
            from fragment in fragments
            where pages[fragment.Target.GetLeftPart(UriPartial.Query)]?.GetElementById(Uri.UnescapeDataString(fragment.Target.Fragment[1..])) is null
            select $"{Uri.UnescapeDataString(fragment.From.PathAndQuery)} -> {fragment.Target.Fragment}: no such place");

        Assert.Empty(broken);
        var seen = pages.Keys.Select(address => Uri.UnescapeDataString(new Uri(address).PathAndQuery)).ToHashSet();
        foreach (var page in new[] { "/articles/" + PrintedPaper.Slug, "/archive/2026/11/23", "/how-we-work", "/text/articles/" + PrintedPaper.Slug, "/rss.xml", "/icon.svg" })
            Assert.Contains(page, seen);
        foreach (var page in new[] { "/contact", "/articles/only-a-draft", "/articles/withdrawn-with-a-notice" })
            Assert.DoesNotContain(page, seen);
        Assert.Contains(seen, address => address.StartsWith("/media/", StringComparison.Ordinal));
        Assert.NotEmpty(fragments);
    }

    private static IEnumerable<string> Targets(IHtmlDocument page) =>
        page.QuerySelectorAll("[href], [src], form[action]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!)
            .Concat(page.QuerySelectorAll("[srcset]").SelectMany(element => element.GetAttribute("srcset")!.Split(',').Select(one => one.Trim().Split(' ')[0])));
}
