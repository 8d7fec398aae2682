using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Desk;

/// <summary>The secret link to a story that is not published, from the desk's page of links to what somebody outside gets.</summary>
public sealed class PreviewLinkTests : IAsyncLifetime
{
    private readonly Paper _paper = new();
    private DeskClient _editor = null!;
    private long _story;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string LinksPage => $"/admin/articles/{_story}/links";

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        _story = await _paper.DraftAsync(new DraftText
        {
            Headline = "Harbour opens",
            Body = "A secret body.",
            Tags = ["Ferries"],
            Captions = [new DraftCaption { PhotoId = await _paper.PhotoAsync("Boats", "Jo", "Boats at anchor"), Caption = "The quay" }],
        });
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _paper.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whoever_has_the_link_reads_the_newest_text_and_nothing_by_which_it_could_be_found()
    {
        var link = await MakeAsync("1 day");
        await _paper.Site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(_story, 1, new DraftText { Headline = "Harbour opens", Body = "A newer body." }, Actor.System("newsroom"), Ct));

        using var answer = await _paper.Reader.GetAsync(link, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(("noindex, nofollow", "no-referrer"), (Header(answer, "X-Robots-Tag"), Header(answer, "Referrer-Policy")));
        Assert.Contains("frame-ancestors 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Surrogate-Key") || answer.Headers.Contains("Cache-Tag") || answer.Headers.Contains("Speculation-Rules"));
        var page = await Paper.ReadAsync(answer);
        Assert.Contains("A newer body.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Preview, not published", page.QuerySelector(".unpublished")!.TextContent);
        Assert.Equal("noindex, nofollow", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Empty(page.QuerySelectorAll("link[rel=canonical], link[rel=alternate], script[type='application/ld+json'], meta[property^=og]"));
    }

    [Fact]
    public async Task The_photos_of_the_text_come_with_it_and_no_others()
    {
        var link = await MakeAsync("1 day");
        var other = await _paper.PhotoAsync("Another", "Jo", "Another", 80, 48);
        var hash = await _paper.Site.WithAsync<NewsDb, string>(db => db.Photos.Where(p => p.Id == other).Select(p => p.Hash).SingleAsync(Ct));
        var shown = (await _paper.OpenAsync(link)).QuerySelector("article img")!.GetAttribute("src")!;

        using var photo = await _paper.Reader.GetAsync(shown, Ct);
        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "no-store"), (photo.StatusCode, photo.Content.Headers.ContentType!.MediaType, photo.Headers.CacheControl!.ToString()));

        Assert.StartsWith(link, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shown[link.Length..].Insert(0, "/media")));
        var own = shown.Split('/')[^2];
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shown.Replace(own, hash, StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(shown.Replace(link, "/preview/" + new string('0', 32), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_code_that_opens_nothing_is_answered_alike()
    {
        var (ended, revoked, removed) = (await MakeAsync("1 hour"), await MakeAsync("1 day"), await MakeAsync("1 week"));
        await (await _editor.OpenAsync(LinksPage, Ct)).PressAndFollowAsync(await RevokeButtonAsync(1), Ct);
        _paper.Clock.Advance(TimeSpan.FromHours(2));
        var answers = new List<string>
        {
            await AnswerAsync("/preview/" + new string('0', 32)), await AnswerAsync("/preview/x"), await AnswerAsync(ended), await AnswerAsync(revoked),
        };
        await _paper.Site.WithAsync<NewsDb, int>(async db =>
        {
            await db.SearchDocuments.ExecuteDeleteAsync(Ct);
            return await db.Articles.Where(a => a.Id == _story).ExecuteDeleteAsync(Ct);
        });
        answers.Add(await AnswerAsync(removed));

        Assert.StartsWith("404", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_who_made_a_link_and_that_it_was_opened()
    {
        var link = await MakeAsync("1 day");
        Assert.Contains("Never", (await _editor.OpenAsync(LinksPage, Ct)).Text, StringComparison.Ordinal);

        using (await _paper.Reader.SendAsync(new HttpRequestMessage(HttpMethod.Head, link), Ct))
        {
        }

        Assert.Contains("Never", (await _editor.OpenAsync(LinksPage, Ct)).Text, StringComparison.Ordinal);
        await _paper.OpenAsync(link);
        await _paper.OpenAsync(link);

        var page = await _editor.OpenAsync(LinksPage, Ct);
        Assert.Contains("2 times", page.Text, StringComparison.Ordinal);
        Assert.Contains("Editor Person", page.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('/')[^1], page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_text_is_published_the_link_leads_to_the_story()
    {
        var link = await MakeAsync("1 day");
        await _paper.DoAsync(workflow => workflow.PublishAsync(_story, 1, false, _editor.Actor, Ct));

        using var answer = await _paper.Reader.GetAsync(link, Ct);

        Assert.Equal((HttpStatusCode.Found, "/articles/harbour-opens"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Nothing_is_remembered_for_the_next_who_asks()
    {
        var link = await MakeAsync("1 day");
        await _paper.OpenAsync(link);
        await (await _editor.OpenAsync(LinksPage, Ct)).PressAndFollowAsync(await RevokeButtonAsync(0), Ct);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(link));
    }

    [Fact]
    public async Task The_code_is_in_no_log()
    {
        var link = await MakeAsync("1 day");
        await _paper.OpenAsync(link);
        await StatusAsync("/preview/guessed-at-random");

        var folder = Path.Combine(_paper.Site.DataDirectory, "logs");
        var lines = string.Concat(Directory.EnumerateFiles(folder).Select(Read));
        Assert.Contains("/preview/", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(link.Split('/')[^1], lines, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed-at-random", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        for (var i = 0; i < 120; i++)
            await StatusAsync($"/preview/{i}");

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync("/preview/121"));
    }

    [Fact]
    public async Task The_preview_is_shown_in_a_frame_as_wide_as_a_phone_and_no_other_page_is()
    {
        var preview = $"/admin/articles/{_story}/preview";
        var page = await _editor.OpenAsync(preview + "?width=phone", Ct);
        var frame = page.Document.QuerySelector("iframe.phone")!.GetAttribute("src")!;
        Assert.Equal("Phone", page.Document.QuerySelector("nav[aria-label=Width] [aria-current]")!.TextContent);

        Assert.Equal($"{preview}/page", frame);
        Assert.Contains("A secret body.", (await _editor.OpenAsync(frame, Ct)).Text, StringComparison.Ordinal);
        Assert.Equal(("frame-src 'self'", "frame-ancestors 'none'"), await FramesAsync(preview + "?width=desktop"));
        Assert.Equal((null, "frame-ancestors 'self'"), await FramesAsync(frame));
        Assert.Equal((null, "frame-ancestors 'none'"), await FramesAsync($"/admin/articles/{_story}"));
        Assert.Equal((null, "frame-ancestors 'none'"), await FramesAsync("/"));
        using var unknown = await _editor.Http.GetAsync(preview + "?width=watch", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private async Task<(string? Source, string? Ancestors)> FramesAsync(string address)
    {
        using var answer = await _editor.Http.GetAsync(address, Ct);
        var rules = Header(answer, "Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries);
        Assert.Equal(rules.Contains("frame-ancestors 'self'") ? "SAMEORIGIN" : "DENY", Header(answer, "X-Frame-Options"));
        return (Array.Find(rules, rule => rule.StartsWith("frame-src", StringComparison.Ordinal)), Array.Find(rules, rule => rule.StartsWith("frame-ancestors", StringComparison.Ordinal)));
    }

    // The path of a link that the page of links was asked for, as it is shown once.
    private async Task<string> MakeAsync(string term)
    {
        var page = await (await _editor.OpenAsync(LinksPage, Ct)).Fill(term, "on").PressAndFollowAsync("Make link", Ct);
        return new Uri(page.Document.QuerySelector(".secret")!.TextContent).AbsolutePath;
    }

    private async Task<string> RevokeButtonAsync(int number) =>
        (await _editor.OpenAsync(LinksPage, Ct)).Document.QuerySelectorAll("button.danger")[number].GetAttribute("aria-label")!;

    private async Task<string> AnswerAsync(string address)
    {
        using var answer = await _paper.Reader.GetAsync(address, Ct);
        var headers = answer.Headers.Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{await answer.Content.ReadAsStringAsync(Ct)}";
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _paper.Reader.GetAsync(address, Ct);
        return answer.StatusCode;
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(',', answer.Headers.GetValues(name));

    // The site has it open.
    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
