using System.Net;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Desk;

/// <summary>Many stories at once, from the desk's list, without script.</summary>
public sealed class BulkPageTests : IAsyncLifetime
{
    private readonly Paper _paper = new();
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);
        await _paper.SectionAsync("World");
        await _paper.PublishAsync(new DraftText { Headline = "First", Body = "Text.", Tags = ["Ferries"] });
        await _paper.PublishAsync(new DraftText { Headline = "Second", Body = "Text." });
        await _paper.DraftAsync(new DraftText { Headline = "Third", Body = "Text." });
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _paper.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Ticked_stories_get_the_tag_for_readers_too_and_one_button_takes_it_back()
    {
        var result = await (await ListAsync()).Fill("Choose Second", "on").Fill("Choose Third", "on").Fill("Tags to add or take off", "Ferries").PressAndFollowAsync("Add tags", Ct);

        Assert.Contains("Tags added to 2 stories.", result.Text, StringComparison.Ordinal);
        Assert.Equal(["Second", "First"], await OnTagPageAsync());

        var undone = await result.PressAndFollowAsync("Undo", Ct);

        Assert.Contains("Undone for 2 stories.", undone.Text, StringComparison.Ordinal);
        Assert.Equal(["First"], await OnTagPageAsync());
    }

    [Fact]
    public async Task All_on_the_page_are_meant_without_ticking_each_and_what_stays_is_told_with_the_reason()
    {
        var result = await (await ListAsync()).Fill("All 3 on this page", "on").Fill("Tags to add or take off", "Ferries").PressAndFollowAsync("Add tags", Ct);

        Assert.Contains("Tags added to 2 stories. 1 stayed as it was.", result.Text, StringComparison.Ordinal);
        Assert.Contains("It is so already.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_story_learns_nothing_of_it_by_choosing_it()
    {
        using var writer = await DeskClient.SignInAsync(_paper.Site, Role.Writer, Ct);
        var token = (await writer.OpenAsync("/admin/articles/new", Ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var handler in new[] { "Tag", "Untag", "Move", "Withdraw", "Ask" })
        {
            using var answer = await writer.Http.PostAsync(
                "/admin/articles/bulk?handler=" + handler,
                new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Ids", "1"), new("Input.Ids", "3"), new("Input.Tags", "Ferries"), new("Input.Kind", "99")]), Ct);
            var said = await answer.Content.ReadAsStringAsync(Ct);
            Assert.DoesNotContain("First", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Third", said, StringComparison.Ordinal);
            Assert.Equal(handler is "Withdraw" or "Ask", answer.StatusCode == HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Moving_shows_the_stories_in_the_section()
    {
        await (await ListAsync()).Fill("Choose First", "on").Fill("To section", "World").PressAndFollowAsync("Move", Ct);

        Assert.Contains("First", (await _paper.OpenAsync("/sections/world")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_names_the_number_before_it_is_done_and_is_undone()
    {
        var asked = await (await ListAsync()).Fill("All 3 on this page", "on").PressAndFollowAsync("Withdraw", Ct);
        Assert.Contains("these 2 stories", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/articles/first"));

        var done = await asked.PressAndFollowAsync("Withdraw 2 stories", Ct);
        Assert.Contains("Withdrawn 2 stories.", done.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (await StatusAsync("/articles/first"), await StatusAsync("/articles/second")));

        await done.PressAndFollowAsync("Undo", Ct);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync("/articles/first"), await StatusAsync("/articles/second")));
    }

    [Fact]
    public async Task A_notice_that_is_missing_is_asked_for_and_the_choice_stays()
    {
        var asked = await (await ListAsync()).Fill("Choose First", "on").PressAndFollowAsync("Withdraw", Ct);

        using var refused = await asked.Fill("A notice that says why", "on").PressAsync("Withdraw 1 story", Ct);
        var again = await DeskPage.ReadAsync(_editor, "/admin/articles/bulk", refused, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        await again.Fill("Notice", "It was wrong.").PressAndFollowAsync("Withdraw 1 story", Ct);
        using var withdrawn = await _paper.Reader.GetAsync("/articles/first", Ct);
        Assert.Contains("It was wrong.", await withdrawn.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_is_of_the_person_who_did_it()
    {
        var result = await (await ListAsync()).Fill("Choose Second", "on").Fill("Tags to add or take off", "Ferries").PressAndFollowAsync("Add tags", Ct);
        var slip = result.Document.QuerySelector("input[name='Input.Slip']")!.GetAttribute("value")!;
        using var other = await DeskClient.SignInAsync(_paper.Site, Role.Admin, Ct);
        var token = (await other.OpenAsync("/admin/account", Ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var sent in new[] { slip, "invented", "" })
        {
            using var refused = await other.Http.PostAsync("/admin/articles/bulk?handler=Undo", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Slip", sent)]), Ct);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        Assert.Equal(["Second", "First"], await OnTagPageAsync());
    }

    private Task<DeskPage> ListAsync() => _editor.OpenAsync("/admin/articles", Ct);

    private async Task<IReadOnlyList<string>> OnTagPageAsync() =>
        [.. (await _paper.OpenAsync("/tags/ferries")).QuerySelectorAll("main h2 a, main h3 a").Select(link => link.TextContent.Trim())];

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _paper.Reader.GetAsync(address, Ct);
        return answer.StatusCode;
    }
}
