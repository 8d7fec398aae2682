using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Desk;

/// <summary>A story's language in the editor, and the page that names its translations.</summary>
public sealed class TranslationPagesTests : IAsyncLifetime
{
    private readonly Paper _paper = new();
    private DeskClient _editor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _editor = await DeskClient.SignInAsync(_paper.Site, Role.Editor, Ct);

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _paper.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_editor_names_a_translation_sees_the_group_and_takes_it_off()
    {
        var english = await _paper.PublishAsync("Harbour opens");
        await _paper.DraftAsync(new DraftText { Headline = "افتتاح الميناء", Body = "نص.", Slug = "al-mina" });
        var editor = await _editor.OpenAsync($"/admin/articles/{english}", Ct);
        Assert.Equal($"/admin/articles/{english}/translations", editor.Document.QuerySelectorAll(".links a").Single(a => a.TextContent == "Translations").GetAttribute("href"));

        var page = await _editor.OpenAsync($"/admin/articles/{english}/translations", Ct);
        Assert.Contains("This story names no translation.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["al-mina"], page.Document.QuerySelectorAll("datalist option").Select(option => option.GetAttribute("value")));
        page = await page.Fill("Translation", "al-mina").PressAndFollowAsync("Add translation", Ct);
        Assert.Contains("Added.", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            [("العربية", "افتتاح الميناء", "Draft"), ("English", "Harbour opens", "Published")],
            page.Document.QuerySelectorAll("[role=region] tbody tr").Select(row => (row.Children[0].TextContent.Trim(), row.QuerySelector("a")!.TextContent.Trim(), row.Children[2].TextContent.Trim())));

        page = await page.PressAndFollowAsync("Remove افتتاح الميناء", Ct);
        Assert.Contains("Removed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("This story names no translation.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_stands_beside_the_field_with_what_was_typed()
    {
        var english = await _paper.PublishAsync("Harbour opens");
        await _paper.PublishAsync("Ferries sail");
        var page = await _editor.OpenAsync($"/admin/articles/{english}/translations", Ct);

        using var answer = await page.Fill("Translation", "/articles/ferries-sail").PressAsync("Add translation", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        page = await DeskPage.ReadAsync(_editor, $"/admin/articles/{english}/translations", answer, Ct);
        Assert.Equal("/articles/ferries-sail", page.Value("Translation"));
        Assert.Contains("Both stories are in the same language.", page.Document.QuerySelector("#Input_Translation-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_neither_sees_the_link_nor_the_page()
    {
        using var writer = await DeskClient.SignInAsync(_paper.Site, Role.Writer, Ct);
        var page = await (await writer.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Mine").Fill("Body", "My body.").PressAndFollowAsync("Save draft", Ct);
        Assert.DoesNotContain(page.Document.QuerySelectorAll(".links a"), a => a.TextContent == "Translations");

        using var answer = await writer.Http.GetAsync("/admin/articles/1/translations", Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_language_is_left_to_the_letters_until_it_is_chosen_and_can_be_left_to_them_again()
    {
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);
        Assert.Equal(["By its letters: English", "English", "العربية"], page.Document.QuerySelectorAll("#Input_Language option").Select(option => option.TextContent));
        page = await page.Fill("Headline", "Harbour").Fill("Body", "A body.").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(("und", "en"), (page.Value("Language"), await LanguageAsync(1)));

        // Left to the letters, it follows them.
        page = await page.Fill("Headline", "الميناء").Fill("Body", "نص الخبر.").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(("und", "ar"), (page.Value("Language"), await LanguageAsync(2)));
        Assert.Equal("By its letters: العربية", page.Document.QuerySelector("#Input_Language option")!.TextContent);

        page = await page.Fill("Language", "English").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(("en", "en"), (page.Value("Language"), await LanguageAsync(3)));
        page = await page.Fill("Body", "نص آخر.").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(("en", "en"), (page.Value("Language"), await LanguageAsync(4)));

        page = await page.Fill("Language", "By its letters: العربية").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(("und", "ar"), (page.Value("Language"), await LanguageAsync(5)));
    }

    [Fact]
    public async Task A_language_that_the_list_does_not_have_stays_with_its_story()
    {
        var id = await _paper.DraftAsync(new DraftText { Headline = "Le port", Body = "Enfin.", Language = "fr" });

        var page = await (await _editor.OpenAsync($"/admin/articles/{id}", Ct)).Fill("Body", "Enfin ouvert.").PressAndFollowAsync("Save draft", Ct);

        Assert.Equal(("fr", "fr"), (page.Value("Language"), await LanguageAsync(2)));
        Assert.Contains("Français", page.Document.QuerySelectorAll("#Input_Language option").Select(option => option.TextContent));
    }

    private Task<string> LanguageAsync(int number) => _paper.Site.WithAsync<NewsDb, string>(db => db.Revisions.Where(r => r.ArticleId == 1 && r.Number == number).Select(r => r.Language).SingleAsync(Ct));
}
