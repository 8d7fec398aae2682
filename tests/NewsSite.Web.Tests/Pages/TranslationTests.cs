using System.Xml.Linq;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

/// <summary>What readers and search engines are told of a story in other languages. Each page is asked for before and after, so that none comes from memory as it was.</summary>
public sealed class TranslationTests : IDisposable
{
    private static readonly Actor Newsroom = Actor.System("newsroom");
    private readonly Paper _paper = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Origin => _paper.Site.Address.GetLeftPart(UriPartial.Authority);

    public void Dispose() => _paper.Dispose();

    [Fact]
    public async Task Each_page_leads_to_the_others_in_their_own_languages()
    {
        await ThreeAsync();

        var page = await _paper.OpenAsync("/articles/harbour-opens");
        var links = page.QuerySelectorAll("article .about a[rel=alternate]").Select(a => (a.GetAttribute("href"), a.GetAttribute("lang"), a.GetAttribute("hreflang"), a.GetAttribute("dir"), a.TextContent)).ToList();
        Assert.Equal([("/articles/al-mina", "ar", "ar", "rtl", "اقرأ بالعربية"), ("/articles/le-port", "fr", "fr", "ltr", "Français")], links);
        page = await _paper.OpenAsync("/articles/al-mina");
        Assert.Equal([("Read in English", "ltr"), ("Français", "ltr")], page.QuerySelectorAll("article .about a[rel=alternate]").Select(a => (a.TextContent, a.GetAttribute("dir")!)));

        foreach (var slug in new[] { "harbour-opens", "al-mina", "le-port" })
            Assert.Equal([("ar", $"{Origin}/articles/al-mina"), ("en", $"{Origin}/articles/harbour-opens"), ("fr", $"{Origin}/articles/le-port")], await AlternatesAsync(slug));
        page = await _paper.OpenAsync("/text/articles/harbour-opens");
        Assert.Equal(["/text/articles/al-mina", "/text/articles/le-port"], page.QuerySelectorAll("article a[rel=alternate]").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_sitemap_names_each_story_in_every_language()
    {
        await ThreeAsync();
        await _paper.PublishAsync("Alone");
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
        XNamespace xhtml = "http://www.w3.org/1999/xhtml";

        var file = XDocument.Parse(await _paper.Reader.GetStringAsync("/sitemaps/articles-0.xml", Ct));

        var named = file.Root!.Elements(sitemap + "url").Select(url => url.Elements(xhtml + "link").Select(link => (link.Attribute("hreflang")!.Value, link.Attribute("href")!.Value)).ToArray()).ToArray();
        (string, string)[] all = [("ar", $"{Origin}/articles/al-mina"), ("en", $"{Origin}/articles/harbour-opens"), ("fr", $"{Origin}/articles/le-port")];
        Assert.Equal(new[] { all, all, all, [] }, named);
    }

    [Fact]
    public async Task A_page_in_memory_is_made_anew_when_a_translation_comes_goes_moves_or_changes_its_language()
    {
        var english = await _paper.PublishAsync("Harbour opens");
        var arabic = await _paper.DraftAsync(Arabic);
        Assert.Empty(await AlternatesAsync("harbour-opens"));
        await NameAsync(english, "al-mina");
        Assert.Empty(await AlternatesAsync("harbour-opens"));

        await _paper.DoAsync(workflow => workflow.PublishAsync(arabic, 1, false, Newsroom, default));
        Assert.Equal(["ar", "en"], await LanguagesAsync("harbour-opens"));

        await _paper.RepublishAsync(arabic, 2, Arabic with { Slug = "al-mina-al-jadid" });
        Assert.Contains(("ar", $"{Origin}/articles/al-mina-al-jadid"), await AlternatesAsync("harbour-opens"));

        await _paper.RepublishAsync(arabic, 3, Arabic with { Slug = "al-mina-al-jadid", Language = "fa" });
        Assert.Equal(["en", "fa"], await LanguagesAsync("harbour-opens"));

        await _paper.RepublishAsync(arabic, 4, Arabic with { Slug = "al-mina-al-jadid", Language = "en" });
        Assert.Empty(await AlternatesAsync("harbour-opens"));
        await _paper.RepublishAsync(arabic, 5, Arabic with { Slug = "al-mina-al-jadid", Language = "ar" });
        Assert.Equal(["ar", "en"], await LanguagesAsync("harbour-opens"));

        await _paper.WithdrawAsync(arabic, new WithdrawalText(WithdrawalKind.Gone));
        Assert.Empty(await AlternatesAsync("harbour-opens"));
        await _paper.DoAsync(workflow => workflow.PublishAsync(arabic, 5, false, Newsroom, default));
        Assert.Equal(["ar", "en"], await LanguagesAsync("harbour-opens"));

        Assert.Empty((await _paper.Site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.RemoveAsync(english, arabic, Newsroom, Ct)))!);
        Assert.Empty(await AlternatesAsync("harbour-opens"));
        Assert.Empty(await AlternatesAsync("al-mina-al-jadid"));
    }

    [Fact]
    public async Task A_scheduled_and_an_embargoed_translation_are_not_named_until_they_are_out()
    {
        var english = await _paper.PublishAsync("Harbour opens");
        var arabic = await _paper.DraftAsync(Arabic);
        await NameAsync(english, "al-mina");
        var later = _paper.Clock.GetUtcNow().UtcDateTime.AddHours(1);
        Assert.Empty((await _paper.Site.WithAsync<EmbargoDesk, IReadOnlyList<Problem>?>(desk => desk.SetAsync(arabic, later.AddMinutes(-1), Newsroom, Ct)))!);
        await _paper.DoAsync(workflow => workflow.ScheduleAsync(arabic, 1, later, false, Newsroom, default));
        Assert.Empty(await AlternatesAsync("harbour-opens"));

        _paper.Clock.Advance(TimeSpan.FromMinutes(61));
        await _paper.Site.WithAsync<ScheduledPublisher, int>(publisher => publisher.PublishDueAsync(Ct));

        Assert.Equal(["ar", "en"], await LanguagesAsync("harbour-opens"));
    }

    private static DraftText Arabic { get; } = new() { Headline = "افتتاح الميناء", Body = "نص الخبر.", Slug = "al-mina" };

    private async Task ThreeAsync()
    {
        var english = await _paper.PublishAsync("Harbour opens");
        await _paper.PublishAsync(Arabic);
        await _paper.PublishAsync(new DraftText { Headline = "Le port", Body = "Enfin.", Language = "fr" });
        await NameAsync(english, "al-mina");
        await NameAsync(english, "le-port");
    }

    private async Task NameAsync(long id, string typed) => Assert.Empty((await _paper.Site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(id, typed, Newsroom, Ct)))!);

    private async Task<IEnumerable<(string Language, string Address)>> AlternatesAsync(string slug) =>
        (await _paper.OpenAsync("/articles/" + slug)).Head!.QuerySelectorAll("link[rel=alternate][hreflang]").Select(link => (link.GetAttribute("hreflang")!, link.GetAttribute("href")!));

    private async Task<IEnumerable<string>> LanguagesAsync(string slug) => (await AlternatesAsync(slug)).Select(alternate => alternate.Language);
}
