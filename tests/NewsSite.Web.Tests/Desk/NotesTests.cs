using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Notes on words of a story, over HTTP and without script.</summary>
public sealed class NotesTests : IAsyncLifetime
{
    private const string Story = "/admin/articles/1";

    private readonly SiteHost _site = new();
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);
        await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", "It opened.\r\n\r\nThe mayor cut the <b>ribbon</b>.").PressAndFollowAsync("Save draft", Ct);
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_note_stands_beside_the_text_leads_to_its_words_and_is_answered_and_resolved()
    {
        var page = await _editor.OpenAsync(Story, Ct);
        page = await page.Fill("Headline", "Typed since").Fill("Passage", "The mayor").Fill("Note", "Which one?\r\n<i>Ask.</i>").PressAndFollowAsync("Add note", Ct, "Notes");

        var region = Region(page);
        var link = region.QuerySelector("a[data-jump]")!;
        Assert.Equal(("Body", "#Input_Body", "12", "9"), (link.TextContent, link.GetAttribute("href"), link.GetAttribute("data-start"), link.GetAttribute("data-length")));
        Assert.Equal(("The mayor", "Which one?\n<i>Ask.</i>"), (region.QuerySelector("q")!.TextContent, region.QuerySelector(".note")!.TextContent));
        Assert.Equal(("Typed since", "", ""), (page.Value("Headline"), page.Value("Passage"), page.Value("Note")));
        Assert.Equal("Notes: 1 open", page.Document.QuerySelector("[data-notes-note]")!.TextContent);

        page = await page.Fill("Your answer", "Of Rotterdam.").PressAndFollowAsync("Send answer", Ct, "Notes");
        Assert.Equal("Of Rotterdam.", Region(page).QuerySelector(".note.answer")!.TextContent);

        page = await page.PressAndFollowAsync("Resolve", Ct, "Notes");
        Assert.Contains("1 resolved", Region(page).TextContent, StringComparison.Ordinal);
        Assert.Equal("Notes: No open notes.", page.Document.QuerySelector("[data-notes-note]")!.TextContent);

        page = await page.PressAndFollowAsync("Reopen", Ct, "Notes");
        Assert.Equal("1 open", Region(page).QuerySelector("[data-notes-say]")!.TextContent);
        Assert.Equal("Harbour opens", await _site.WithAsync<NewsDb, string>(db => db.Articles.Select(a => a.LatestHeadline).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Words_that_are_gone_are_told_with_their_note()
    {
        var page = await (await _editor.OpenAsync(Story, Ct)).Fill("Passage", "It opened").Fill("Note", "When?").PressAndFollowAsync("Add note", Ct, "Notes");

        page = await page.Fill("Body", "Closed.").PressAndFollowAsync("Save draft", Ct);

        Assert.Contains("No longer in the text:", Region(page).TextContent, StringComparison.Ordinal);
        Assert.Null(Region(page).QuerySelector("a[data-jump]"));
    }

    [Fact]
    public async Task What_is_refused_comes_back_as_typed_with_the_reason_beside_its_field()
    {
        var page = await _editor.OpenAsync(Story, Ct);

        using var refused = await page.Fill("Body", "Typed since.").Fill("Passage", "The pier").Fill("Note", "Where?").PressAsync("Add note", Ct, "Notes");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        page = await DeskPage.ReadAsync(_editor, Story, refused, Ct);
        Assert.Contains("not in headline, standfirst or body", page.Document.QuerySelector("#note-passage-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Typed since.", "The pier", "Where?"), (page.Value("Body"), page.Value("Passage"), page.Value("Note")));
        Assert.True(page.Document.QuerySelector("[data-new-note]")!.HasAttribute("open"));
    }

    [Fact]
    public async Task An_answer_to_a_note_that_was_resolved_meanwhile_comes_back_with_the_reason()
    {
        var page = await (await _editor.OpenAsync(Story, Ct)).Fill("Passage", "The mayor").Fill("Note", "Who?").PressAndFollowAsync("Add note", Ct, "Notes");
        await (await _editor.OpenAsync(Story, Ct)).PressAndFollowAsync("Resolve", Ct, "Notes");

        using var refused = await page.Fill("Your answer", "Of Rotterdam.").PressAsync("Send answer", Ct, "Notes");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        page = await DeskPage.ReadAsync(_editor, Story, refused, Ct);
        Assert.Equal("Of Rotterdam.", page.Value("Your answer"));
        Assert.Contains("Reopen it", page.Document.QuerySelector("#answer-1-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_under_notes_outlives_a_save()
    {
        var page = await (await _editor.OpenAsync(Story, Ct)).Fill("Headline", "Saved all the same").Fill("Note", "Half a").PressAndFollowAsync("Save draft", Ct);

        Assert.Equal(("Saved all the same", "Half a"), (page.Value("Headline"), page.Value("Note")));
        Assert.Contains("is not sent yet", page.Text, StringComparison.Ordinal);
        Assert.Equal("Saved all the same", await _site.WithAsync<NewsDb, string>(db => db.Articles.Select(a => a.LatestHeadline).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_new_story_has_no_words_to_note_yet_and_a_note_that_is_not_there_is_not_found()
    {
        Assert.Empty(Region(await _editor.OpenAsync("/admin/articles/new", Ct)).QuerySelectorAll("button"));
        var page = await _editor.OpenAsync(Story, Ct);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var unknown = await _editor.Http.PostAsync(Story + "/notes", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("note", "resolve-99")]), Ct);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task The_script_gets_the_panel_with_its_words_placed_in_what_is_typed()
    {
        var page = await (await _editor.OpenAsync(Story, Ct)).Fill("Passage", "opened").Fill("Note", "When?").PressAndFollowAsync("Add note", Ct, "Notes");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var answer = await _editor.Http.PostAsync(
            Story + "/notes",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Body", "At last it opened."), new("Note.Answers[1]", "At noon."), new("note", "answer-1")]), Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var panel = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
        Assert.Equal("11", panel.QuerySelector("a[data-jump]")!.GetAttribute("data-start"));
        Assert.Equal("At noon.", panel.QuerySelector(".note.answer")!.TextContent);
    }

    [Fact]
    public async Task Nobody_outside_the_desk_sees_a_note()
    {
        var page = await (await _editor.OpenAsync(Story, Ct)).Fill("Passage", "The mayor").Fill("Note", "Not proven").PressAndFollowAsync("Add note", Ct, "Notes");
        var link = await _site.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(1, PreviewTerm.Hour, Actor.System("test"), Ct));
        using var reader = _site.Visitor();
        Assert.DoesNotContain("Not proven", await reader.GetStringAsync($"/preview/{link!.Code}", Ct), StringComparison.Ordinal);
        Assert.DoesNotContain("Not proven", (await _editor.OpenAsync(Story + "/preview/page", Ct)).Text, StringComparison.Ordinal);

        await page.PressAndFollowAsync("Publish", Ct);
        foreach (var address in new[] { "/articles/harbour-opens", "/rss.xml", "/search?q=proven" })
            Assert.DoesNotContain("Not proven", await reader.GetStringAsync(address, Ct), StringComparison.Ordinal);
    }

    private static IElement Region(DeskPage page) => page.Document.QuerySelector("[data-notes]")!;
}
