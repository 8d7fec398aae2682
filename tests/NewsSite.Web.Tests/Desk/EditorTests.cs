using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Desk;

public sealed class EditorTests : IAsyncLifetime
{
    private readonly SiteHost _site = new(new Dictionary<string, string> { ["NewsSite:TimeZone"] = "Europe/London" });
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_story_is_written_with_captions_without_script_and_published()
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);
        page = await page.Fill("Headline", "Harbour opens").Fill("Body", "The **harbour** opened.").Fill("Tags", "Ferries").PressAndFollowAsync("Add caption", Ct);
        page = await page.Fill("Caption", "A boat.", "Caption 1").Fill("Credit", "AFP", "Caption 1").PressAndFollowAsync("Add caption", Ct);
        Assert.Equal(("Harbour opens", "A boat."), (page.Value("Headline"), page.Value("Caption", "Caption 1")));
        page = await page.Fill("Caption", "A quay.", "Caption 2").PressAndFollowAsync("Move up", Ct, "Caption 2");
        Assert.Equal(("A quay.", "A boat."), (page.Value("Caption", "Caption 1"), page.Value("Caption", "Caption 2")));

        page = await page.PressAndFollowAsync("Publish", Ct);

        Assert.Contains("Published", page.Text, StringComparison.Ordinal);
        using var visitor = _site.Visitor();
        var story = await visitor.GetStringAsync("/articles/harbour-opens", Ct);
        Assert.Contains("<strong>harbour</strong>", story, StringComparison.Ordinal);
        Assert.True(story.IndexOf("A quay.", StringComparison.Ordinal) < story.IndexOf("A boat.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removing_a_caption_keeps_the_others()
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);
        foreach (var text in new[] { "One.", "Two.", "Three." })
        {
            page = await page.PressAndFollowAsync("Add caption", Ct);
            page.Fill("Caption", text, $"Caption {text switch { "One." => 1, "Two." => 2, _ => 3 }}");
        }

        page = await page.PressAndFollowAsync("Remove", Ct, "Caption 2");

        Assert.Equal(("One.", "Three."), (page.Value("Caption", "Caption 1"), page.Value("Caption", "Caption 2")));
        Assert.Equal(2, page.Document.QuerySelectorAll("[data-captions] fieldset").Length);
    }

    [Fact]
    public async Task A_stale_save_comes_back_with_both_texts_and_the_next_save_is_deliberate()
    {
        var first = await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "First").PressAndFollowAsync("Save draft", Ct);
        var mine = await _editor.OpenAsync("/admin/articles/1", Ct);
        await first.Fill("Headline", "Theirs").Fill("Body", "Their body.").PressAndFollowAsync("Save draft", Ct);

        using var answer = await mine.Fill("Headline", "Mine").Fill("Body", "My body.").PressAsync("Save draft", Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        mine = await DeskPage.ReadAsync(_editor, "/admin/articles/1", answer, Ct);
        var conflict = mine.Document.QuerySelector("section[aria-label=Conflict]")!.TextContent;
        Assert.All(["Theirs", "Their body.", "Mine", "My body."], text => Assert.Contains(text, conflict, StringComparison.Ordinal));
        Assert.Equal(("Mine", "My body."), (mine.Value("Headline"), mine.Value("Body")));
        Assert.Equal("Theirs", await LatestAsync(r => r.Headline));

        mine = await mine.PressAndFollowAsync("Save draft", Ct);
        Assert.Equal("Mine", mine.Value("Headline"));
        Assert.Equal(3, await LatestAsync(r => r.Number));
    }

    [Fact]
    public async Task Publishing_an_incomplete_story_saves_it_and_says_what_is_missing_beside_its_field()
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);

        using var answer = await page.Fill("Headline", "Harbour opens").PressAsync("Publish", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        page = await DeskPage.ReadAsync(_editor, "/admin/articles/new", answer, Ct);
        var body = page.Document.GetElementById("Input_Body")!;
        Assert.Equal("true", body.GetAttribute("aria-invalid"));
        Assert.Contains("needs a body", page.Document.GetElementById(body.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".problems a[href='#Input_Body']"));

        // The next press goes on from the saved story and makes no second one.
        await page.Fill("Body", "The harbour opened.").PressAndFollowAsync("Publish", Ct);
        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.Articles.CountAsync(Ct)));
        Assert.Equal(ArticleState.Published, await StateAsync());
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_whole()
    {
        var headline = new string('a', Revision.HeadlineMaxLength + 1);
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);

        using var answer = await page.Fill("Headline", headline).Fill("Body", "\nA body that begins with a line end.").PressAsync("Save draft", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        page = await DeskPage.ReadAsync(_editor, "/admin/articles/new", answer, Ct);
        Assert.Equal((headline, "\nA body that begins with a line end."), (page.Value("Headline"), page.Value("Body")));
        Assert.Equal(0, await _site.WithAsync<NewsDb, int>(db => db.Articles.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("2099-07-01T06:00", null, "2099-07-01T05:00:00")]
    [InlineData("2099-03-29T01:30", "does not exist in Europe/London", null)]
    [InlineData("2020-01-01T06:00", "has passed", null)]
    [InlineData("", "Type a date and a time", null)]
    public async Task A_time_to_go_out_is_on_the_newsrooms_clock(string typed, string? refusal, string? utc)
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);

        using var answer = await page.Fill("Headline", "Harbour opens").Fill("Body", "It opened.").Fill("Publish at", typed).PressAsync("Schedule", Ct);

        Assert.Equal(refusal is null ? HttpStatusCode.Found : HttpStatusCode.BadRequest, answer.StatusCode);
        if (refusal is not null)
            Assert.Contains(refusal, (await DeskPage.ReadAsync(_editor, "/", answer, Ct)).Text, StringComparison.Ordinal);
        var due = await _site.WithAsync<NewsDb, DateTime?>(db => db.Articles.Select(a => a.ScheduledFor).SingleAsync(Ct));
        Assert.Equal(utc, due?.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_published_story_is_withdrawn_with_a_notice()
    {
        await PublishAsync();
        var page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Withdraw", Ct);
        page = await page.Fill("Notice", "It was not true.").PressAndFollowAsync("Withdraw", Ct);

        Assert.Contains("Withdrawn", page.Text, StringComparison.Ordinal);
        using var visitor = _site.Visitor();
        using var gone = await visitor.GetAsync("/articles/harbour-opens", Ct);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("It was not true.", await gone.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_on_the_story()
    {
        await PublishAsync();
        var page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Correct", Ct);
        using (var refused = await page.Fill("What we said", "It said noon.").PressAsync("Correct", Ct))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        await page.Fill("What is right", "It was nine.").PressAndFollowAsync("Correct", Ct);

        using var visitor = _site.Visitor();
        Assert.Contains("It was nine.", await visitor.GetStringAsync("/articles/harbour-opens", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_draft_is_in_the_preview_and_the_history_and_not_with_readers()
    {
        await PublishAsync();
        var page = await _editor.OpenAsync("/admin/articles/1", Ct);
        page = await page.Fill("Body", "It closed again.").PressAndFollowAsync("Preview", Ct);
        Assert.Contains("It closed again.", page.Text, StringComparison.Ordinal);

        var history = await _editor.OpenAsync("/admin/articles/1/history", Ct);
        Assert.Contains("closedagain", string.Concat(history.Document.QuerySelectorAll("ins").Select(mark => mark.TextContent)), StringComparison.Ordinal);
        using var visitor = _site.Visitor();
        Assert.DoesNotContain("closed", await visitor.GetStringAsync("/articles/harbour-opens", Ct), StringComparison.Ordinal);
        Assert.Contains("readers see version 1", (await _editor.OpenAsync("/admin/articles/1", Ct)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/articles/999")]
    [InlineData("/admin/articles/999/history")]
    [InlineData("/admin/articles/999/preview")]
    [InlineData("/admin/articles/999/withdraw")]
    [InlineData("/admin/articles/999/withdrawal")]
    [InlineData("/admin/articles/999/embargo")]
    [InlineData("/admin/articles/999/send-back")]
    [InlineData("/admin/articles/999/correct")]
    [InlineData("/admin/articles/old")]
    [InlineData("/admin/photos/999")]
    public async Task What_is_not_there_answers_404(string path)
    {
        using var answer = await _editor.Http.GetAsync(path, Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_list_finds_stories_by_words_state_and_tag_and_writers_see_their_own()
    {
        await PublishAsync();
        await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Ferry sinks").Fill("Tags", "Ports").PressAndFollowAsync("Save draft", Ct);
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);

        Assert.Equal(["Ferry sinks", "Harbour opens"], await HeadlinesAsync(_editor, ""));
        Assert.Equal(["Harbour opens"], await HeadlinesAsync(_editor, "?q=HARBOUR"));
        Assert.Equal(["Ferry sinks"], await HeadlinesAsync(_editor, "?state=Draft"));
        Assert.Equal(["Ferry sinks"], await HeadlinesAsync(_editor, "?q=sinks&tag=ports"));
        Assert.Equal([], await HeadlinesAsync(_editor, "?q=harbour&tag=ports"));
        Assert.Equal([], await HeadlinesAsync(_editor, "?tag=nothing"));
        Assert.Equal([], await HeadlinesAsync(writer, ""));
        using var bad = await _editor.Http.GetAsync("/admin/articles?after=nonsense", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task The_live_preview_is_the_pipeline_that_saving_uses_and_needs_the_forms_token()
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);
        var token = page.Document.QuerySelector("form[data-editor] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/articles/render")
        {
            Content = new FormUrlEncodedContent([new("body", "**bold** <script>alert(1)</script> [x](javascript:alert(1))")]),
        };
        using (var refused = await _editor.Http.PostAsync("/admin/articles/render", new FormUrlEncodedContent([new("body", "x")]), Ct))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        request.Headers.Add("RequestVerificationToken", token);
        using var answer = await _editor.Http.SendAsync(request, Ct);

        var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        var html = json.GetProperty("html").GetString()!;
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> HeadlinesAsync(DeskClient desk, string query) =>
        [.. (await desk.OpenAsync("/admin/articles" + query, Ct)).Document.QuerySelectorAll(".stories .headline").Select(link => link.TextContent.Trim())];

    private async Task PublishAsync() =>
        await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", "The harbour opened.").PressAndFollowAsync("Publish", Ct);

    private Task<ArticleState> StateAsync() => _site.WithAsync<NewsDb, ArticleState>(db => db.Articles.Select(a => a.State).SingleAsync(Ct));

    private Task<T> LatestAsync<T>(System.Linq.Expressions.Expression<Func<Revision, T>> what) =>
        _site.WithAsync<NewsDb, T>(db => db.Revisions.OrderByDescending(r => r.Number).Select(what).FirstAsync(Ct));
}
