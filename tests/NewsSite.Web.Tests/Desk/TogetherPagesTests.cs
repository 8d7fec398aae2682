using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Two people on one story, over HTTP and without script: merged saves, conflicts, kept texts, presence, text that saves itself, the history.</summary>
public sealed class TogetherPagesTests : IAsyncLifetime
{
    private const string Story = "/admin/articles/1";

    private readonly SiteHost _site = new();
    private DeskClient _jo = null!;
    private DeskClient _sam = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_jo, _sam) = (await DeskClient.SignInAsync(_site, Role.Editor, Ct), await DeskClient.SignInAsync(_site, Role.Admin, Ct));
        await (await _jo.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", "One.\n\nTwo.\n\nThree.").PressAndFollowAsync("Save draft", Ct);
    }

    public ValueTask DisposeAsync()
    {
        _jo.Dispose();
        _sam.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Different_paragraphs_merge_by_themselves_and_the_page_says_what_came_in()
    {
        var (first, second) = (await _jo.OpenAsync(Story, Ct), await _sam.OpenAsync(Story, Ct));
        await first.Fill("Headline", "Harbour open").Fill("Body", "One.\n\nTwo.\n\nThree, Jo's.").PressAndFollowAsync("Save draft", Ct);

        second = await second.Fill("Body", "One, Sam's.\n\nTwo.\n\nThree.").PressAndFollowAsync("Save draft", Ct);

        Assert.Matches("Merged with Editor Person’s save of [0-9:]+: headline, paragraph 3.", second.Text);
        Assert.Equal(("Harbour open", "One, Sam's.\n\nTwo.\n\nThree, Jo's."), (second.Value("Headline"), second.Value("Body")));
        Assert.Null(second.Document.QuerySelector("section[aria-label=Conflict]"));
    }

    [Fact]
    public async Task A_verb_waits_until_its_editor_has_read_what_others_put_in()
    {
        var (first, second) = (await _jo.OpenAsync(Story, Ct), await _sam.OpenAsync(Story, Ct));
        await first.Fill("Body", "One.\n\nTwo.\n\nThree, Jo's.").PressAndFollowAsync("Save draft", Ct);

        using var answer = await second.Fill("Headline", "Harbour open").PressAsync("Publish", Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(ArticleState.Draft, await StateAsync());
        var read = await DeskPage.ReadAsync(_sam, Story, answer, Ct);
        Assert.Contains("Three, Jo's.", read.Value("Body"), StringComparison.Ordinal);
        await read.PressAndFollowAsync("Publish", Ct);
        Assert.Equal(ArticleState.Published, await StateAsync());
    }

    [Theory]
    [InlineData("Theirs", "One, Jo's.")]
    [InlineData("Mine", "One, Sam's.")]
    [InlineData("Both", "One, Sam's.\n\nOne, Jo's.")]
    public async Task The_same_paragraph_asks_and_both_texts_are_kept(string choice, string first)
    {
        var page = await CollideAsync();
        var conflict = page.Document.QuerySelector("section[aria-label=Conflict]")!.TextContent;
        Assert.Contains("One, Jo's.", conflict, StringComparison.Ordinal);
        Assert.Contains("One, Sam's.", conflict, StringComparison.Ordinal);

        const string group = "Whose words: Paragraph 1";
        if (choice != "Mine")
            page.Fill("Mine", "off", group).Fill(choice, "on", group);
        page = await page.PressAndFollowAsync("Save draft", Ct);

        Assert.Equal($"{first}\n\nTwo.\n\nThree.", page.Value("Body"));
        Assert.Null(page.Document.QuerySelector("section[aria-label=Conflict], section[aria-label='Kept texts']"));
    }

    [Fact]
    public async Task A_verb_that_is_refused_goes_on_from_what_was_chosen()
    {
        var page = await CollideAsync();
        const string group = "Whose words: Paragraph 1";
        using var answer = await page.Fill("Headline", "").Fill("Mine", "off", group).Fill("Theirs", "on", group).PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        var refused = await DeskPage.ReadAsync(_sam, Story, answer, Ct);

        Assert.StartsWith("One, Jo's.", refused.Value("Body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_take_over_is_done_also_while_the_others_save()
    {
        var (first, second) = (await _jo.OpenAsync(Story, Ct), await _sam.OpenAsync(Story, Ct));
        await PostAsync(_jo, first, "/presence", new() { ["field"] = "Body", ["opening"] = "true" });
        await first.Fill("Body", "One.\n\nTwo.\n\nThree, Jo's.").PressAndFollowAsync("Save draft", Ct);

        await second.PressAndFollowAsync("Take over", Ct);

        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.Presences.CountAsync(p => p.TakenOverAt != null, Ct)));
    }

    [Fact]
    public async Task A_kept_text_waits_in_editor_and_history_and_is_merged_back()
    {
        await CollideAsync();
        var page = await _jo.OpenAsync(Story, Ct);
        var kept = page.Document.QuerySelector("section[aria-label='Kept texts'] a.button")!;
        Assert.Equal(("Merge back", Story + "?branch=1"), (kept.TextContent, kept.GetAttribute("href")));
        Assert.Equal("Sam's", (await _jo.OpenAsync(Story + "/branches/1", Ct)).Document.QuerySelector("ins")!.TextContent);
        Assert.NotNull((await _jo.OpenAsync(Story + "/history", Ct)).Document.QuerySelector("section[aria-label='Kept texts'] a[href='/admin/articles/1/branches/1']"));

        page = await (await _jo.OpenAsync(Story + "?branch=1", Ct)).PressAndFollowAsync("Save draft", Ct);

        Assert.StartsWith("One, Sam's.", page.Value("Body"), StringComparison.Ordinal);
        using var settled = await _jo.Http.GetAsync(Story + "?branch=1", Ct);
        Assert.Equal((HttpStatusCode.Redirect, Story + "/branches/1"), (settled.StatusCode, settled.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_kept_text_is_discarded_and_stays_readable_and_only_those_who_may_do_it()
    {
        await CollideAsync();
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        foreach (var path in new[] { "/branches/1", "?branch=1", "/history" })
        {
            using var hidden = await writer.Http.GetAsync(Story + path, Ct);
            Assert.Equal(HttpStatusCode.Forbidden, hidden.StatusCode);
        }

        var page = await (await _jo.OpenAsync(Story + "/branches/1", Ct)).PressAndFollowAsync("Discard", Ct);

        Assert.Contains("Discarded. The text stays in the history.", page.Text, StringComparison.Ordinal);
        Assert.Contains("discarded", (await _jo.OpenAsync(Story + "/branches/1", Ct)).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.AuditEntries.CountAsync(e => e.Verb == Verb.DiscardBranch, Ct)));
    }

    [Fact]
    public async Task What_is_typed_saves_itself_and_the_answer_says_what_readers_see()
    {
        await (await _jo.OpenAsync(Story, Ct)).PressAndFollowAsync("Publish", Ct);
        var page = await _jo.OpenAsync(Story, Ct);

        var answer = await AutosaveAsync(_jo, page, "1", new() { ["Input.Body"] = "One.\n\nTwo.\n\nFour." });

        Assert.Matches("^Saved [0-9:]+ - draft; readers see version 1$", answer.GetProperty("says").GetString());
        Assert.Equal((2, JsonValueKind.Null), (answer.GetProperty("number").GetInt32(), answer.GetProperty("fields").ValueKind));
        using var visitor = _site.Visitor();
        Assert.DoesNotContain("Four.", await visitor.GetStringAsync("/articles/harbour-opens", Ct), StringComparison.Ordinal);

        // Somebody else, from the version that they had opened: both texts in one come back.
        var other = await AutosaveAsync(_sam, page, "1", new() { ["Input.Headline"] = "Harbour open" });
        Assert.Equal("One.\n\nTwo.\n\nFour.", other.GetProperty("fields").GetProperty("body").GetString());
        var colliding = await AutosaveAsync(_sam, page, "1", new() { ["Input.Body"] = "One.\n\nTwo.\n\nFive." });
        Assert.Equal((Story + "?branch=1", JsonValueKind.Null), (colliding.GetProperty("kept").GetString(), colliding.GetProperty("number").ValueKind));
    }

    [Fact]
    public async Task A_new_story_begins_by_saving_itself_and_an_empty_one_is_refused_in_words()
    {
        var page = await _jo.OpenAsync("/admin/articles/new", Ct);

        var empty = await AutosaveAsync(_jo, page, "new", []);
        var begun = await AutosaveAsync(_jo, page, "new", new() { ["Input.Headline"] = "Ferr" });

        Assert.StartsWith("Not saved yet: The story is empty.", empty.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Equal((2, 1), (begun.GetProperty("id").GetInt32(), begun.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task Who_else_is_here_is_shown_and_a_take_over_keeps_what_they_type()
    {
        var (jos, sams) = (await _jo.OpenAsync(Story, Ct), await _sam.OpenAsync(Story, Ct));
        await PostAsync(_jo, jos, "/presence", new() { ["field"] = "Body", ["opening"] = "true" });
        var seen = await PostAsync(_sam, sams, "/presence", new() { ["field"] = "", ["opening"] = "true" });
        Assert.Equal("Editor Person is here, in Body.", seen.GetProperty("here")[0].GetString());
        sams = await _sam.OpenAsync(Story, Ct);
        Assert.Contains("Editor Person is here, in Body.", sams.Document.QuerySelector("section[aria-label=Presence]")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("You have taken the story over.", (await sams.PressAndFollowAsync("Take over", Ct)).Text, StringComparison.Ordinal);

        var told = await PostAsync(_jo, jos, "/presence", new() { ["field"] = "Body", ["opening"] = "false" });
        Assert.StartsWith("Admin Person took this story over", told.GetProperty("takenOver").GetString(), StringComparison.Ordinal);
        Assert.Equal(Story + "?branch=1", (await AutosaveAsync(_jo, jos, "1", new() { ["Input.Body"] = "Jo went on." })).GetProperty("kept").GetString());
        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.AuditEntries.CountAsync(e => e.Verb == Verb.TakeOver, Ct)));
    }

    [Fact]
    public async Task The_history_folds_what_saved_itself_compares_what_readers_see_and_restores()
    {
        await (await _jo.OpenAsync(Story, Ct)).PressAndFollowAsync("Publish", Ct);
        for (var number = 1; number <= 3; number++)
            await AutosaveAsync(_jo, await _jo.OpenAsync(Story, Ct), "1", new() { ["Input.Body"] = $"One.\n\nTwo.\n\nDraft {number}.", ["Input.Tags"] = "Ferries" });

        var page = await _jo.OpenAsync(Story + "/history", Ct);

        Assert.Contains("What readers see, version 1, against the draft, version 4", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 versions that saved themselves", page.Text, StringComparison.Ordinal);
        Assert.Contains("Published the story", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Body", "Tags"], page.Document.QuerySelectorAll("section[aria-labelledby=difference] h3").Select(h => h.TextContent));
        page = await (await _jo.OpenAsync(Story + "/history?from=1&to=1", Ct)).PressAndFollowAsync("Restore version 1", Ct);
        Assert.Equal("One.\n\nTwo.\n\nThree.", page.Value("Body"));
        Assert.Equal(5, await _site.WithAsync<NewsDb, int>(db => db.Articles.Select(a => a.LatestNumber).SingleAsync(Ct)));
    }

    // Jo's save, then Sam's of the same paragraph: the page that Sam gets.
    private async Task<DeskPage> CollideAsync()
    {
        var (first, second) = (await _jo.OpenAsync(Story, Ct), await _sam.OpenAsync(Story, Ct));
        await first.Fill("Body", "One, Jo's.\n\nTwo.\n\nThree.").PressAndFollowAsync("Save draft", Ct);
        using var answer = await second.Fill("Body", "One, Sam's.\n\nTwo.\n\nThree.").PressAsync("Save draft", Ct);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return await DeskPage.ReadAsync(_sam, Story, answer, Ct);
    }

    // As the script does: the whole form, with what was typed since the page was opened.
    private static Task<JsonElement> AutosaveAsync(DeskClient desk, DeskPage page, string story, Dictionary<string, string> typed)
    {
        Dictionary<string, string> form = new()
        {
            ["Input.Base"] = page.Document.QuerySelector("[data-base]")!.GetAttribute("value")!,
            ["Input.Headline"] = page.Value("Headline"),
            ["Input.Body"] = page.Value("Body"),
            ["Input.Slug"] = page.Value("Slug"),
            ["Input.Byline"] = page.Value("Byline"),
        };
        foreach (var (name, value) in typed)
            form[name] = value;
        return PostAsync(desk, page, $"/admin/articles/{story}/autosave", form);
    }

    private static async Task<JsonElement> PostAsync(DeskClient desk, DeskPage page, string address, Dictionary<string, string> fields)
    {
        // The token is whoever asks's own, whose page it may be.
        var own = await desk.OpenAsync("/admin/account", Ct);
        fields["__RequestVerificationToken"] = own.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await desk.Http.PostAsync(address.StartsWith("/admin", StringComparison.Ordinal) ? address : Story + address, new FormUrlEncodedContent(fields), Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} of {page.Document.Title} answered {(int)answer.StatusCode}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
    }

    private Task<ArticleState> StateAsync() => _site.WithAsync<NewsDb, ArticleState>(db => db.Articles.Select(a => a.State).SingleAsync(Ct));
}
