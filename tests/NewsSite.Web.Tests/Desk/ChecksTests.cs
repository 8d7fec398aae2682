using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Desk;

/// <summary>The copy desk in the editor, over HTTP and without script: findings, fixes, dismissals, tags that are offered, checks that are mandatory.</summary>
public sealed class ChecksTests : IAsyncLifetime
{
    private const string Story = "/admin/articles/1";

    private readonly SiteHost _site = new(new Dictionary<string, string> { ["NewsSite:CopyDesk:Mandatory"] = "caption-credit" });
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _editor = await DeskClient.SignInAsync(_site, Role.Editor, Ct);
        await _site.WithAsync<TagDesk, (long?, IReadOnlyList<Problem>)>(desk => desk.CreateAsync("Ferries", ["Boats"], "", Actor.System("test"), Ct));
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Findings_stand_beside_the_text_after_a_save_and_lead_to_their_place()
    {
        var page = await SaveAsync("General Giovanni Iannucci came.\r\n\r\nLannucci said so.");

        Assert.Contains("“Lannucci” here, “Iannucci” in paragraph 1", Region(page).TextContent, StringComparison.Ordinal);
        var link = Region(page).QuerySelector("a[data-jump]")!;
        Assert.Equal(("Paragraph 2", "#Input_Body", "33", "8"), (link.TextContent, link.GetAttribute("href"), link.GetAttribute("data-start"), link.GetAttribute("data-length")));
        Assert.All(Region(page).QuerySelectorAll("a[data-jump]"), jump => Assert.NotNull(page.Document.GetElementById(jump.GetAttribute("href")![1..])));
        Assert.Equal("Checks: 3 findings", page.Document.QuerySelector("[data-checks-note]")!.TextContent); // no tag, no section
    }

    [Fact]
    public async Task A_fix_changes_the_form_and_saves_nothing()
    {
        var page = await SaveAsync("It rained in the the morning.");

        page = await page.Fill("Headline", "Typed since").PressAndFollowAsync("Fix", Ct, "Checks");

        Assert.Equal(("It rained in the morning.", "Typed since"), (page.Value("Body"), page.Value("Headline")));
        Assert.DoesNotContain("twice in a row", Region(page).TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await _site.WithAsync<NewsDb, int>(db => db.Revisions.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_dismissed_finding_is_remembered_and_can_be_brought_back()
    {
        var page = await SaveAsync("It rained in the the morning.");

        page = await page.PressAndFollowAsync("Dismiss", Ct, "Checks");
        Assert.Contains("1 dismissed", Region(page).TextContent, StringComparison.Ordinal);
        page = await _editor.OpenAsync(Story, Ct);
        Assert.DoesNotContain(Open(page), text => text.Contains("twice in a row", StringComparison.Ordinal));

        page = await page.PressAndFollowAsync("Bring back", Ct, "Checks");
        Assert.Contains(Open(page), text => text.Contains("twice in a row", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_story_that_is_not_saved_yet_is_read_and_has_nothing_to_remember_by()
    {
        var page = await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Body", "It rained in the the morning.").PressAndFollowAsync("Add caption", Ct);

        Assert.Contains(Open(page), text => text.Contains("twice in a row", StringComparison.Ordinal));
        Assert.DoesNotContain(Region(page).QuerySelectorAll("button"), button => button.TextContent == "Dismiss");
    }

    [Fact]
    public async Task Tags_in_the_text_are_offered_and_added_with_one_press()
    {
        var page = await SaveAsync("The boats left.");
        Assert.Equal(["Add tag Ferries"], page.Document.QuerySelectorAll("[data-tag-offers] button").Select(button => button.GetAttribute("aria-label")));

        page = await page.Fill("Tags", "Harbours").PressAndFollowAsync("Add tag Ferries", Ct);

        Assert.Equal("Harbours, Ferries", page.Value("Tags"));
        Assert.True(page.Document.QuerySelector("[data-tag-offers]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task What_is_mandatory_stops_publishing_with_the_reason_beside_its_field_and_only_an_admin_dismisses_it()
    {
        var page = await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", "It opened.").PressAndFollowAsync("Add caption", Ct);

        using var refused = await page.Fill("Caption", "A boat.", "Caption 1").PressAsync("Publish", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        page = await DeskPage.ReadAsync(_editor, Story, refused, Ct);
        Assert.Contains("has no credit", page.Document.QuerySelector("#Input_Captions_0__Credit-problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Must be settled.", Region(page).TextContent, StringComparison.Ordinal);

        using var dismissed = await page.PressAsync("Dismiss", Ct, "Checks");
        Assert.Equal(HttpStatusCode.BadRequest, dismissed.StatusCode);
        Assert.Contains("only an admin can dismiss it", (await DeskPage.ReadAsync(_editor, Story, dismissed, Ct)).Text, StringComparison.Ordinal);

        using var admin = await DeskClient.SignInAsync(_site, Role.Admin, Ct);
        await (await admin.OpenAsync(Story, Ct)).PressAndFollowAsync("Dismiss", Ct, "Checks");
        await (await _editor.OpenAsync(Story, Ct)).PressAndFollowAsync("Publish", Ct);
        Assert.Equal(ArticleState.Published, await _site.WithAsync<NewsDb, ArticleState>(db => db.Articles.Select(a => a.State).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Advice_never_stops_a_story()
    {
        var page = await SaveAsync("It rained in the the morning, “he said.");

        page = await page.PressAndFollowAsync("Publish", Ct);

        Assert.Contains("Published.", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, Region(page).QuerySelectorAll(".findings > li").Length);
    }

    [Fact]
    public async Task The_script_gets_the_panel_of_what_is_typed_and_nothing_is_saved()
    {
        var page = await SaveAsync("All is well.");
        List<KeyValuePair<string, string>> form = [.. page.Document.QuerySelectorAll("input[name=__RequestVerificationToken]").Take(1).Select(i => new KeyValuePair<string, string>("__RequestVerificationToken", i.GetAttribute("value")!)), new("Input.Body", "Boats in in the harbour.")];

        using var answer = await _editor.Http.PostAsync(Story + "/checks", new FormUrlEncodedContent(form), Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var panel = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
        var fix = panel.QuerySelector("[data-checks] [data-fix]")!;
        Assert.Equal(("Input.Body", "8", " in", ""), (fix.GetAttribute("data-field"), fix.GetAttribute("data-start"), fix.GetAttribute("data-was"), fix.GetAttribute("value")));
        Assert.NotNull(panel.QuerySelector("[data-tag-offers] button[data-tag=Ferries]"));
        Assert.Equal("All is well.", await _site.WithAsync<NewsDb, string>(db => db.Revisions.Select(r => r.Body).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Words_of_a_story_are_shown_as_words()
    {
        await _site.WithAsync<TagDesk, (long?, IReadOnlyList<Problem>)>(desk => desk.CreateAsync("<i>Quays</i>", ["Quays"], "", Actor.System("test"), Ct));

        var page = await SaveAsync("See [the quays](/articles/\"onmouseover=\"x).");

        Assert.Contains(Open(page), text => text.Contains("/articles/\"onmouseover=\"x", StringComparison.Ordinal));
        Assert.Empty(page.Document.QuerySelectorAll("[onmouseover], [data-tag-offers] i"));
    }

    private async Task<DeskPage> SaveAsync(string body) =>
        await (await _editor.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Harbour opens").Fill("Body", body).PressAndFollowAsync("Save draft", Ct);

    private static IElement Region(DeskPage page) => page.Document.QuerySelector("section[aria-label=Checks]")!;

    private static IEnumerable<string> Open(DeskPage page) => Region(page).QuerySelectorAll(":scope > .findings > li").Select(item => item.TextContent);
}
