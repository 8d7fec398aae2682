using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Tests.Desk;

/// <summary>A story on its way between writer and editor, over real HTTP.</summary>
public sealed class ReviewPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();
    private DeskClient _editor = null!;
    private DeskClient _writer = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);
        _writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        var page = await _writer.OpenAsync("/admin/articles/new", Ct);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("button"), button => button.TextContent is "Publish" or "Schedule" or "Approve" or "Set an embargo");
        page = await page.Fill("Headline", "Harbour opens").Fill("Body", "It opened.").PressAndFollowAsync("Submit for review", Ct);
        Assert.Contains("In review", page.Text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _editor.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_story_is_sent_back_with_a_note_that_its_writer_reads_in_the_editor_and_on_the_desk()
    {
        var review = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Send back", Ct);
        using (var refused = await review.PressAsync("Send back", Ct))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await review.Fill("Note to the writer", "Who says so?").PressAndFollowAsync("Send back", Ct);

        Assert.Equal(ArticleState.Draft, await StateAsync());
        foreach (var path in new[] { "/admin/articles/1", "/admin", "/admin/articles" })
            Assert.Contains("Who says so?", (await _writer.OpenAsync(path, Ct)).Document.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);

        Assert.Equal("Who says so?", (await _writer.OpenAsync("/admin/articles/1/history", Ct)).Document.QuerySelector(".note")!.TextContent);

        // Once it is submitted again, the editor sees what was asked for, and the lists are clear of it.
        await (await _writer.OpenAsync("/admin/articles/1", Ct)).Fill("Body", "It opened, the mayor said.").PressAndFollowAsync("Submit for review", Ct);
        var again = await _editor.OpenAsync("/admin/articles/1", Ct);
        Assert.Contains("What was asked for by Editor Person", again.Text, StringComparison.Ordinal);
        Assert.Equal("/admin/articles/1/history?from=1&to=2", again.Document.QuerySelector(".review a")!.GetAttribute("href"));
        Assert.Null((await _editor.OpenAsync("/admin/articles", Ct)).Document.QuerySelector(".note"));
    }

    [Fact]
    public async Task An_approval_shows_in_editor_list_and_history_until_the_writer_changes_the_text()
    {
        var page = await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Approve", Ct);
        Assert.Contains("Approved. It can be published", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Version 1 approved by Editor Person", page.Document.QuerySelector(".marks .approved")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Approved", (await _writer.OpenAsync("/admin/articles", Ct)).Document.QuerySelector(".stories .approved")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Approved the story", (await _writer.OpenAsync("/admin/articles/1/history", Ct)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await _editor.OpenAsync("/admin/articles/1", Ct)).Document.QuerySelectorAll("button"), button => button.TextContent == "Approve");

        await (await _writer.OpenAsync("/admin/articles/1", Ct)).Fill("Body", "It opened at nine.").PressAndFollowAsync("Save draft", Ct);

        page = await _editor.OpenAsync("/admin/articles/1", Ct);
        Assert.Equal("Changed since Editor Person approved version 1", page.Document.QuerySelector(".marks")!.TextContent.Trim());
        Assert.Null((await _editor.OpenAsync("/admin/articles", Ct)).Document.QuerySelector(".stories .approved"));
        await page.PressAndFollowAsync("Approve", Ct);
        await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Publish", Ct);
        Assert.Equal(ArticleState.Published, await StateAsync());
    }

    [Fact]
    public async Task An_approval_of_a_text_that_the_editor_did_not_see_stops_at_the_newer_one()
    {
        var seen = await _editor.OpenAsync("/admin/articles/1", Ct);
        await (await _writer.OpenAsync("/admin/articles/1", Ct)).Fill("Body", "It opened at nine.").PressAndFollowAsync("Save draft", Ct);

        using var answer = await seen.PressAsync("Approve", Ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Null(await _site.WithAsync<NewsDb, int?>(db => db.Articles.Select(a => a.ApprovedNumber).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_draft_goes_into_the_trash_and_comes_back()
    {
        var page = await (await _writer.OpenAsync("/admin/articles/1", Ct)).Fill("Body", "Typed at the last moment.").PressAndFollowAsync("Move to the trash", Ct);
        Assert.Contains("In the trash", page.Text, StringComparison.Ordinal);
        Assert.Empty((await _editor.OpenAsync("/admin/articles", Ct)).Document.QuerySelectorAll(".stories .headline"));
        using (var reader = _site.Visitor())
        {
            using var answer = await reader.GetAsync("/articles/harbour-opens", Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var trash = await _writer.OpenAsync("/admin/articles/trash", Ct);
        Assert.Equal("Harbour opens", trash.Document.QuerySelector(".stories .headline")!.TextContent.Trim());
        trash = await trash.PressAndFollowAsync("Restore Harbour opens", Ct);

        Assert.Contains("The trash is empty.", trash.Text, StringComparison.Ordinal);
        Assert.Equal("Typed at the last moment.", (await _writer.OpenAsync("/admin/articles/1", Ct)).Value("Body"));
        Assert.Equal(ArticleState.InReview, await StateAsync());
    }

    [Fact]
    public async Task The_editor_of_a_story_in_the_trash_brings_it_back_and_offers_nothing_that_needs_it_outside()
    {
        await (await _editor.OpenAsync("/admin/articles/1", Ct)).PressAndFollowAsync("Move to the trash", Ct);

        var page = await _editor.OpenAsync("/admin/articles/1", Ct);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("button"), button => button.TextContent.Trim() is "Publish" or "Schedule" or "Approve" or "Send back" or "Move to the trash" or "Set an embargo");
        await page.PressAndFollowAsync("Restore", Ct);

        Assert.Equal(["Harbour opens"], (await _writer.OpenAsync("/admin/articles", Ct)).Document.QuerySelectorAll(".stories .headline").Select(link => link.TextContent.Trim()));
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        Assert.Contains("The trash is empty.", (await writer.OpenAsync("/admin/articles/trash", Ct)).Text, StringComparison.Ordinal);
    }

    private Task<ArticleState> StateAsync() => _site.WithAsync<NewsDb, ArticleState>(db => db.Articles.Select(a => a.State).SingleAsync(Ct));
}
