using System.Net;
using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

public sealed class ArticlePageTests(PrintedPaper printed) : IClassFixture<PrintedPaper>
{
    [Fact]
    public async Task A_story_shows_all_that_its_editor_gave_it()
    {
        var page = await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug);
        var story = page.QuerySelector("main > article")!;

        Assert.Equal("Harbour town counts the cost", story.QuerySelector("h1")!.TextContent);
        Assert.Equal("Harbour town counts the cost – NewsSite", page.Title);
        Assert.Equal("/sections/economy", story.QuerySelector(".kicker a")!.GetAttribute("href"));
        Assert.Equal("Catches have fallen to the lowest since records began.", story.QuerySelector(".standfirst")!.TextContent);
        Assert.Equal("By Jo Writer and Ann Other", story.QuerySelector(".byline")!.TextContent);
        Assert.Equal(["/authors/jo-writer", "/authors/ann-other"], story.QuerySelectorAll(".byline a").Select(a => a.GetAttribute("href")));
        Assert.Equal("PORT TOWN", story.QuerySelector(".dateline")!.TextContent);
        Assert.Equal("The quay is quiet.", story.QuerySelector(".body p")!.TextContent);
        Assert.Equal(2, story.QuerySelectorAll(".body p").Length);
        Assert.Equal("Tags", page.GetElementById(story.QuerySelector(".tags ul")!.GetAttribute("aria-labelledby")!)!.TextContent);
        Assert.Equal(["Fisheries", "Iraq"], story.QuerySelectorAll(".tags ul a").Select(a => a.TextContent));
        Assert.Equal("/tags/iraq", story.QuerySelectorAll(".tags ul a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Captions_come_in_order_with_their_credit_set_apart()
    {
        var story = (await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug)).QuerySelector("article")!;
        var captions = story.QuerySelectorAll("figure figcaption");

        Assert.Equal(["Boats in the port on Sunday. AFP", "The dry dock."], captions.Select(c => c.TextContent.Trim()));
        Assert.Equal(["AFP"], story.QuerySelectorAll("figcaption .credit").Select(c => c.TextContent));
        Assert.Empty(story.QuerySelectorAll("img"));
    }

    [Fact]
    public async Task A_photo_lends_its_caption_credit_and_alternative_text_to_the_stories_that_use_it()
    {
        using var paper = new Paper();
        var photo = await paper.PhotoAsync("Boats at the quay.", "Lena Marsh / AP", "Fishing boats in evening light");
        await paper.PublishAsync(new DraftText
        {
            Headline = "With photos",
            Body = "Text.",
            Captions = [new DraftCaption { PhotoId = photo }, new DraftCaption { PhotoId = photo, Caption = "The same boats at dawn.", Credit = "AFP" }],
        });

        var page = await paper.OpenAsync("/articles/with-photos");
        var pictures = page.QuerySelectorAll("figure.picture img");

        Assert.Equal(["Boats at the quay. Lena Marsh / AP", "The same boats at dawn. AFP"], page.QuerySelectorAll("figcaption").Select(c => c.TextContent));
        Assert.All(pictures, picture => Assert.Equal("Fishing boats in evening light", picture.GetAttribute("alt")));
        Assert.Equal([null, "lazy"], pictures.Select(picture => picture.GetAttribute("loading")));
        Assert.Equal(["64", "48"], new[] { pictures[0].GetAttribute("width"), pictures[0].GetAttribute("height") });
        using var bytes = await paper.Reader.GetAsync(pictures[0].GetAttribute("src"), TestContext.Current.CancellationToken);
        Assert.Equal("image/jpeg", bytes.Content.Headers.ContentType!.MediaType);
        Assert.NotNull((await paper.OpenAsync("/")).QuerySelector(".lead img[fetchpriority=high]"));
    }

    [Fact]
    public async Task Times_are_in_the_newsrooms_zone_and_say_which()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Asia/Kolkata" });
        await paper.PublishAsync("A story at noon");

        var time = (await paper.OpenAsync("/articles/a-story-at-noon")).QuerySelector("article time")!;

        Assert.Equal("2026-11-23T11:41+05:30", time.GetAttribute("datetime"));
        Assert.Equal("23 November 2026, 11:41 UTC+5:30", time.TextContent);
    }

    [Fact]
    public async Task A_correction_stands_on_the_story_and_is_announced_beside_it()
    {
        var page = await printed.Paper.OpenAsync("/articles/" + PrintedPaper.Slug);

        Assert.Equal("#corrections", page.QuerySelector(".about a[href^='#']")!.GetAttribute("href"));
        var box = page.QuerySelector("#corrections")!;
        Assert.Contains("The landings were given as 12,400 tonnes.", box.TextContent, StringComparison.Ordinal);
        Assert.Contains("They were 1,240 tonnes.", box.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Arabic_story_runs_from_right_to_left_and_the_site_around_it_stays_as_it_is()
    {
        var page = await printed.Paper.OpenAsync("/articles/" + PrintedPaper.ArabicSlug);

        Assert.Equal("ar", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("rtl", page.QuerySelector("article")!.GetAttribute("dir"));
        Assert.StartsWith("بقلم", page.QuerySelector(".byline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("نوفمبر", page.QuerySelector("article time")!.TextContent, StringComparison.Ordinal);
        foreach (var furniture in page.QuerySelectorAll("body > header, body > footer, .skip"))
        {
            Assert.Equal("en", furniture.GetAttribute("lang"));
            Assert.Equal("ltr", furniture.GetAttribute("dir"));
        }

        // The nameplate is in Latin letters.
        Assert.Collection(
            page.QuerySelectorAll("link[rel=preload]").Select(link => link.GetAttribute("href")!),
            text => Assert.StartsWith("/fonts/naskh.", text, StringComparison.Ordinal),
            nameplate => Assert.StartsWith("/fonts/serif-headline.", nameplate, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_preloads_each_face_that_it_is_drawn_with()
    {
        using var paper = new Paper();
        await paper.PublishAsync(new DraftText { Headline = "Erdoğan speaks", Slug = "speech", Body = "He *did*, in Muş." });

        var faces = (await paper.OpenAsync("/articles/speech")).QuerySelectorAll("link[rel=preload]").Select(link => link.GetAttribute("href")!.Split('/', '.')[2]);

        Assert.Equal(["serif-headline", "serif-text", "serif-italic", "serif-headline-extended", "serif-text-extended"], faces);
    }

    [Fact]
    public async Task Withdrawn_with_a_notice_it_says_why_and_when_and_nothing_else_of_it()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/articles/withdrawn-with-a-notice", TestContext.Current.CancellationToken);
        var page = await Paper.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("The letter was forged.", page.QuerySelector(".notice")!.TextContent);
        Assert.NotNull(page.QuerySelector("main time"));
        Assert.DoesNotContain("Withdrawn with a notice", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_to_another_story_it_leads_there()
    {
        using var answer = await printed.Paper.Reader.GetAsync("/articles/withdrawn-to-another", TestContext.Current.CancellationToken);

        Assert.Equal("/articles/" + PrintedPaper.Slug, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_newer_draft_of_a_live_story_stays_at_the_desk()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync("The first text");
        await paper.Site.WithAsync<Drafting, SaveResult?>(desk => desk.SaveAsync(
            id, 1, new DraftText { Headline = "The secret text", Body = "Not yet." }, NewsSite.Core.Identity.Actor.System("desk"), default));

        var page = await paper.OpenAsync("/articles/the-first-text");

        Assert.Equal("The first text", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_address_on_another_site_is_written_out_when_the_sites_own_is_known()
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:BaseUrl"] = "https://127.0.0.1" });
        await paper.PublishAsync(new DraftText { Headline = "خبر", Body = "نص قصير." });

        var page = await paper.OpenAsync("/articles/خبر");

        Assert.Equal("https://127.0.0.1/articles/%D8%AE%D8%A8%D8%B1", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://127.0.0.1/articles/%D8%AE%D8%A8%D8%B1", page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.Equal("article", page.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_withdrawn_author_is_no_longer_listed()
    {
        using var paper = new Paper();
        var id = await paper.PublishAsync(new DraftText { Headline = "By somebody", Body = "Text.", Byline = "Sam Third" });
        await paper.OpenAsync("/authors/sam-third");

        await paper.WithdrawAsync(id, new WithdrawalText(WithdrawalKind.Gone));

        using var answer = await paper.Reader.GetAsync("/authors/sam-third", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
