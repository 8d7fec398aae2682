using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data.Changes;
using NewsSite.Core.Publishing;
using NewsSite.Web.Caching;
using NewsSite.Web.Cdn;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Cdn;

/// <summary>A CDN in front: it knows each page by what it is made of, and is told of what changes until it has heard it.</summary>
public sealed class CdnTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_that_a_change_takes_down_here_is_purged_there()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();
        var world = await paper.SectionAsync("World");
        var id = await paper.PublishAsync(new DraftText { Headline = "Harbour opens", Body = "Text.", Byline = "Jo Writer", Tags = ["Ferries"], SectionId = world });
        var other = await paper.PublishAsync("Bridge closes");
        string[] addresses = ["/", "/articles/harbour-opens", "/articles/bridge-closes", "/sections/world", "/authors/jo-writer", "/archive/2026/11", "/rss.xml", "/sitemap.xml"];
        var keys = new Dictionary<string, string[]>();
        foreach (var address in addresses)
            keys[address] = Keys(await paper.Reader.GetAsync(address, Ct));
        await cdn.QuietAsync(paper);

        await paper.RepublishAsync(id, 2, new DraftText { Headline = "Harbour opens again", Body = "Other text.", Byline = "Jo Writer", Tags = ["Ferries"], SectionId = world });
        var shelf = paper.Site.Services.GetRequiredService<PageShelf>();
        var down = addresses.Where(address => !shelf.Keys.Any(key => key.Path == address)).ToList();
        await TestCdn.UntilAsync(paper, () => !cdn.Purged.IsEmpty);

        Assert.Contains("/articles/harbour-opens", down);
        Assert.All(down, address => Assert.Contains(keys[address], cdn.Purged.Contains));
        Assert.DoesNotContain(Part.Article(other), cdn.Purged);
        Assert.DoesNotContain(CdnKeys.All, cdn.Purged);
    }

    [Fact]
    public async Task It_is_told_once_more_for_answers_that_were_on_their_way()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();
        await cdn.QuietAsync(paper);

        await paper.PublishAsync("Harbour opens");

        await TestCdn.UntilAsync(paper, () => cdn.Purged.Count(key => key == Part.Stories) == 2);
        await cdn.QuietAsync(paper);
        Assert.Empty(cdn.Purged);
    }

    [Fact]
    public async Task One_that_does_not_listen_is_told_when_it_does_and_the_verb_does_not_wait()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();
        await cdn.QuietAsync(paper);
        cdn.Answer = HttpStatusCode.InternalServerError;

        await paper.PublishAsync("Harbour opens");
        await TestCdn.UntilAsync(paper, () => cdn.Refused > 1);
        Assert.Empty(cdn.Purged);

        cdn.Answer = HttpStatusCode.OK;
        await TestCdn.UntilAsync(paper, () => cdn.Purged.Contains(Part.Stories));
    }

    [Fact]
    public async Task A_node_that_starts_purges_all_because_it_cannot_know_what_was_missed()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();

        await TestCdn.UntilAsync(paper, () => cdn.Purged.Contains(CdnKeys.All));
    }

    [Fact]
    public async Task A_draft_tells_it_nothing()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();
        await cdn.QuietAsync(paper);

        await paper.DraftAsync(new DraftText { Headline = "Draft", Body = "Text." });
        await cdn.QuietAsync(paper);

        Assert.Empty(cdn.Purged);
    }

    [Fact]
    public async Task Tags_go_into_the_header_and_the_body_that_others_read()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper(("NewsSite:Cdn:Keys", "CacheTag"), ("NewsSite:Cdn:Credential", "Authorization: Bearer abc"));
        await paper.PublishAsync("Harbour opens");

        using var page = await paper.Reader.GetAsync("/articles/harbour-opens", Ct);
        await TestCdn.UntilAsync(paper, () => cdn.Purged.Contains(Part.Stories));

        Assert.StartsWith($"{CdnKeys.All},", page.Headers.GetValues("Cache-Tag").Single(), StringComparison.Ordinal);
        Assert.Equal("tags", cdn.Field);
        Assert.Equal("Bearer abc", cdn.Authorization);
    }

    [Fact]
    public async Task Without_one_pages_carry_no_keys()
    {
        using var paper = new Paper();
        await paper.PublishAsync("Harbour opens");

        using var page = await paper.Reader.GetAsync("/articles/harbour-opens", Ct);

        Assert.False(page.Headers.Contains("Surrogate-Key"));
    }

    [Fact]
    public async Task A_picture_goes_with_its_photo_and_the_story_that_shows_it()
    {
        using var cdn = new TestCdn();
        using var paper = cdn.Paper();
        var photo = await paper.PhotoAsync("Boats", "AFP", "Boats in the evening");
        var id = await paper.PublishAsync(new DraftText { Headline = "Harbour opens", Body = "Text.", Captions = [new DraftCaption { PhotoId = photo }] });
        var page = await paper.OpenAsync("/articles/harbour-opens");

        using var picture = await paper.Reader.GetAsync(page.QuerySelector("figure img")!.GetAttribute("src"), Ct);

        Assert.Equal([CdnKeys.All, Part.Photo(photo), Part.Article(id)], Keys(picture));
    }

    [Fact]
    public void A_page_that_is_made_of_more_than_a_header_holds_is_purged_by_any_change()
    {
        var keys = new CdnKeys(new Core.SiteOptions { Cdn = { Purge = "http://127.0.0.1/" } });
        var headers = new Microsoft.AspNetCore.Http.HeaderDictionary();

        keys.Write(headers, Enumerable.Range(1, 1000).Select(id => Stretch.Whole(Part.Article(id))));

        Assert.Equal($"{CdnKeys.All} {CdnKeys.Any}", headers["Surrogate-Key"]);
        Assert.Contains(CdnKeys.Any, CdnKeys.Of([Stretch.Whole(Part.Article(5000))]));
    }

    [Fact]
    public void An_address_in_another_script_is_a_key_that_a_header_may_hold()
    {
        var keys = new CdnKeys(new Core.SiteOptions { Cdn = { Purge = "http://127.0.0.1/" } });
        var headers = new Microsoft.AspNetCore.Http.HeaderDictionary();
        var section = Stretch.Whole(Part.SectionName("عالم"));

        keys.Write(headers, [section]);

        Assert.All(headers["Surrogate-Key"].ToString(), letter => Assert.True(char.IsAscii(letter)));
        Assert.Contains(CdnKeys.Of([section]).First(), headers["Surrogate-Key"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_is_bounded()
    {
        var purges = new CdnPurges(TimeProvider.System);

        for (var id = 0; id < 10_000; id++)
            purges.Follow([Stretch.Whole(Part.Article(id))]);

        Assert.Equal([CdnKeys.All], purges.Take());
        Assert.InRange(purges.Take().Count, 0, CdnPurges.KeysMost);
    }

    private static string[] Keys(HttpResponseMessage answer)
    {
        using (answer)
            return answer.Headers.GetValues("Surrogate-Key").Single().Split(' ');
    }

    private sealed class TestCdn : HttpMessageHandler
    {
        public ConcurrentQueue<string> Purged { get; } = [];

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        public int Refused { get; private set; }

        public string? Field { get; private set; }

        public string? Authorization { get; private set; }

        public Paper Paper(params (string Name, string Value)[] settings) => new(
            new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))) { ["NewsSite:Cdn:Purge"] = "http://127.0.0.1:1/purge" },
            services => services.AddHttpClient<CdnPurge>().ConfigurePrimaryHttpMessageHandler(() => this));

        // The worker waits by the clock of the paper.
        public static async Task UntilAsync(Paper paper, Func<bool> happened)
        {
            for (var i = 0; i < 500 && !happened(); i++)
            {
                paper.Clock.Advance(TimeSpan.FromMilliseconds(500));
                await Task.Delay(10, Ct);
            }

            Assert.True(happened());
        }

        /// <summary>Lets everything be told that waits, and forgets it.</summary>
        public async Task QuietAsync(Paper paper)
        {
            for (var i = 0; i < 30; i++)
            {
                paper.Clock.Advance(TimeSpan.FromMilliseconds(500));
                await Task.Delay(10, Ct);
            }

            Purged.Clear();
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            var field = body.RootElement.EnumerateObject().Single();
            (Field, Authorization) = (field.Name, request.Headers.Authorization?.ToString());
            if (Answer != HttpStatusCode.OK)
                Refused++;
            else
                field.Value.EnumerateArray().Select(key => key.GetString()!).ToList().ForEach(Purged.Enqueue);
            return new HttpResponseMessage(Answer);
        }
    }
}
