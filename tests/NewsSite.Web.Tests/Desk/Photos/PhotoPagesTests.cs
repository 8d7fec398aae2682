using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Web.Tests.Desk.Photos;

public sealed class PhotoPagesTests : IAsyncLifetime
{
    private const string Library = "/admin/photos";
    private readonly SiteHost _site = new();
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
    public async Task An_editor_uploads_a_photo_and_says_what_it_shows()
    {
        var library = await _editor.OpenAsync(Library, Ct);
        await library.Attach("Photo files", "harbour.jpg", Pictures.Jpeg()).PressAndFollowAsync("Upload", Ct);
        var photo = await PhotoAsync();

        var page = await _editor.OpenAsync($"{Library}/{photo.Id}", Ct);
        await page.Fill("Caption", "A harbour at dawn").Fill("Credit", "AFP").Fill("Alternative text", "Boats").PressAndFollowAsync("Save", Ct);

        var stored = await PhotoAsync();
        Assert.Equal(("harbour.jpg", "A harbour at dawn", "AFP", "Boats"), (stored.FileName, stored.Caption, stored.Credit, stored.AlternativeText));
        Assert.Equal("A harbour at dawn", (await _editor.OpenAsync($"{Library}/{photo.Id}", Ct)).Value("Caption"));
    }

    [Fact]
    public async Task A_refused_file_does_not_stop_the_others_and_each_is_told_why()
    {
        var library = await _editor.OpenAsync(Library, Ct);

        using var answer = await library
            .Attach("Photo files", "one.jpg", Pictures.Jpeg())
            .Attach("Photo files", "drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray())
            .Attach("Photo files", "large.jpg", new byte[PhotoDecoder.BytesMost + 1])
            .Attach("Photo files", "two.png", Pictures.Png())
            .PressAsync("Upload", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = (await DeskPage.ReadAsync(_editor, Library, answer, Ct)).Text;
        Assert.Contains("drawing.png: This is an SVG drawing", text, StringComparison.Ordinal);
        Assert.Contains("large.jpg: The file is larger than 25 MB", text, StringComparison.Ordinal);
        Assert.Equal(["one.jpg", "two.png"], await _site.WithAsync<NewsDb, List<string>>(db => db.Photos.OrderBy(p => p.Id).Select(p => p.FileName).ToListAsync(Ct)));
    }

    [Fact]
    public async Task The_same_picture_again_is_there_once_and_the_editor_is_told()
    {
        for (var time = 0; time < 2; time++)
        {
            var library = await _editor.OpenAsync(Library, Ct);
            var after = await library.Attach("Photo files", "harbour.jpg", Pictures.Jpeg()).PressAndFollowAsync("Upload", Ct);
            Assert.Equal(time == 1, after.Text.Contains("in the library already", StringComparison.Ordinal));
        }

        Assert.Equal("harbour.jpg", (await PhotoAsync()).FileName);
    }

    [Fact]
    public async Task An_upload_without_a_file_says_so()
    {
        var library = await _editor.OpenAsync(Library, Ct);

        using var answer = await library.PressAsync("Upload", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Choose at least one file", (await DeskPage.ReadAsync(_editor, Library, answer, Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caption_that_is_too_long_comes_back_as_typed()
    {
        var id = await UploadAsync(1);
        var page = await _editor.OpenAsync($"{Library}/{id}", Ct);
        var tooLong = new string('c', Photo.CaptionMaxLength + 1);

        using var answer = await page.Fill("Caption", tooLong).Fill("Credit", "AFP").PressAsync("Save", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var again = await DeskPage.ReadAsync(_editor, Library, answer, Ct);
        Assert.Equal((tooLong, "AFP"), (again.Value("Caption"), again.Value("Credit")));
        Assert.Equal("", (await PhotoAsync()).Caption);
    }

    [Fact]
    public async Task A_photo_s_page_names_the_stories_that_use_it()
    {
        var id = await UploadAsync(1);
        var text = new DraftText { Headline = "The harbour story", Body = "Text.", Captions = [new DraftCaption { PhotoId = id }] };
        await _site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, _editor.Actor, Ct));

        Assert.Contains("The harbour story", (await _editor.OpenAsync($"{Library}/{id}", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_is_turned_page_by_page_newest_first_and_shows_each_photo_once()
    {
        var uploaded = new List<long>();
        for (var shade = 1; shade <= 30; shade++)
            uploaded.Add(await UploadAsync(shade));

        var shown = new List<long>();
        for (string? path = Library; path is not null;)
        {
            var page = await _editor.OpenAsync(path, Ct);
            shown.AddRange(page.Document.QuerySelectorAll("[id^=photo-]").Select(e => long.Parse(e.Id!["photo-".Length..], System.Globalization.CultureInfo.InvariantCulture)));
            path = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Reverse(uploaded), shown);
    }

    [Fact]
    public async Task What_a_file_says_stands_in_the_fields_until_it_is_saved()
    {
        var library = await _editor.OpenAsync(Library, Ct);
        library = await library.Attach("Photo files", "boats.jpg", Pictures.JpegSaying("Boats at dawn (AFP)", "AFP", 64, 48, 3)).PressAndFollowAsync("Upload", Ct);
        Assert.Equal(("Boats at dawn (AFP)", "AFP"), (library.Value("Caption", "boats.jpg"), library.Value("Credit", "boats.jpg")));
        Assert.Contains("not confirmed yet", library.Text, StringComparison.Ordinal);
        Assert.Equal("", (await PhotoAsync()).Caption);

        library = await library.PressAndFollowAsync("Save", Ct, "boats.jpg");

        Assert.DoesNotContain("not confirmed yet", library.Text, StringComparison.Ordinal);
        var stored = await PhotoAsync();
        Assert.Equal(("Boats at dawn", "AFP"), (stored.Caption, stored.Credit));
    }

    [Fact]
    public async Task Focus_rights_and_deletion_are_said_on_the_photo_s_page()
    {
        var id = await UploadAsync(1);
        var page = await _editor.OpenAsync($"{Library}/{id}", Ct);
        page = await page.Fill("Across, % from the left", "12.5").Fill("Down, % from the top", "80").PressAndFollowAsync("Save focus", Ct);
        page = await page.Fill("Rights end at", "2030-01-02T03:04").PressAndFollowAsync("Save rights", Ct);

        var stored = await PhotoAsync();
        Assert.Equal((125, 800, new DateTime(2030, 1, 2, 3, 4, 0, DateTimeKind.Utc)), (stored.FocusX, stored.FocusY, stored.UsableUntil!.Value));
        Assert.Equal("2030-01-02T03:04", page.Value("Rights end at"));

        await page.PressAndFollowAsync("Delete", Ct);
        var deleted = await _editor.OpenAsync(Library + "?show=Deleted", Ct);
        await deleted.PressAndFollowAsync("Restore", Ct, stored.FileName);
        Assert.Null((await PhotoAsync()).DeletedAt);
    }

    [Theory]
    [InlineData("Rights end at", "nonsense", "Save rights")]
    [InlineData("Taken on", "2026-13-45", "Save")]
    public async Task What_can_t_be_read_comes_back_as_typed_with_what_to_do(string field, string typed, string button)
    {
        var id = await UploadAsync(1);
        var page = await _editor.OpenAsync($"{Library}/{id}", Ct);

        using var answer = await page.Fill(field, typed).PressAsync(button, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(typed, (await DeskPage.ReadAsync(_editor, Library, answer, Ct)).Value(field));
    }

    [Fact]
    public async Task A_caption_s_words_are_the_photo_s_or_its_own_and_that_is_said()
    {
        var id = await UploadAsync(1);
        await _site.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(id, "The photo's words", "AFP", "Boats", null, _editor.Actor, Ct));
        var page = await _editor.OpenAsync("/admin/articles/new", Ct);
        page = await page.Fill("Headline", "A story").Fill("Body", "Text.").PressAndFollowAsync("Add caption", Ct);
        page = await page.Fill("Photo", id.ToString(System.Globalization.CultureInfo.InvariantCulture), "Caption 1").Fill("Caption", "Our own words", "Caption 1").PressAndFollowAsync("Save draft", Ct);
        Assert.Equal(["changed here", "inherited", "inherited"], page.Document.QuerySelectorAll("[data-captions] [data-state]").Select(e => e.TextContent.Trim()));

        page = await page.PressAndFollowAsync("Back to the photo’s caption", Ct, "Caption 1");

        Assert.Equal("", page.Value("Caption", "Caption 1"));
        Assert.Equal(["inherited", "inherited", "inherited"], page.Document.QuerySelectorAll("[data-captions] [data-state]").Select(e => e.TextContent.Trim()));
    }

    [Fact]
    public async Task A_writer_finds_a_photo_of_the_library_from_a_story()
    {
        var (boats, ended) = (await UploadAsync(1), await UploadAsync(2));
        foreach (var id in new[] { boats, ended })
            await _site.WithAsync<PhotoDesk, IReadOnlyList<Problem>?>(desk => desk.ChangeAsync(id, "Boats at dawn", "AFP", "Boats", null, _editor.Actor, Ct));
        await _site.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(ended, new PhotoTermsText(null, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1), false, null), _editor.Actor, Ct));
        await _site.WithAsync<RightsWatch, int>(watch => watch.EndDueAsync(Ct));
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);

        using var found = System.Text.Json.JsonDocument.Parse(await writer.Http.GetStringAsync("/admin/photos/find?q=DAWN%20boats", Ct));
        using var tooLong = await writer.Http.GetAsync("/admin/photos/find?q=" + new string('a', 201), Ct);

        var photo = Assert.Single(found.RootElement.EnumerateArray());
        Assert.Equal((boats, "Boats at dawn", "AFP", "Boats"), (photo.GetProperty("id").GetInt64(), photo.GetProperty("caption").GetString(), photo.GetProperty("credit").GetString(), photo.GetProperty("alternativeText").GetString()));
        Assert.Equal("[]", await writer.Http.GetStringAsync("/admin/photos/find?q=trains", Ct));
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
    }

    [Fact]
    public async Task A_story_can_begin_with_a_photo()
    {
        var id = await UploadAsync(1);
        var photo = await _editor.OpenAsync($"{Library}/{id}", Ct);
        var address = photo.Document.QuerySelector("a[href^='/admin/articles/new']")!.GetAttribute("href")!;

        var story = await _editor.OpenAsync(address, Ct);

        Assert.Equal(id.ToString(System.Globalization.CultureInfo.InvariantCulture), story.Value("Photo", "Caption 1"));
        Assert.Empty((await _editor.OpenAsync("/admin/articles/new?photo=77", Ct)).Document.QuerySelectorAll("[data-captions] fieldset"));
    }

    [Fact]
    public async Task An_agency_is_added_and_credits_name_it()
    {
        var page = await _editor.OpenAsync(Library + "/agencies", Ct);
        await page.Fill("Name", "Port Pictures", "New agency").Fill("Other names", "PP", "New agency").PressAndFollowAsync("New agency", Ct);
        var id = await UploadAsync(1);

        var photo = await _editor.OpenAsync($"{Library}/{id}", Ct);
        photo = await photo.Fill("Credit", "Jo Smith/PP").PressAndFollowAsync("Save", Ct);

        Assert.Contains("Photographer: Jo Smith; Agency: Port Pictures.", photo.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_whose_photo_s_rights_end_stands_on_the_desk()
    {
        var id = await UploadAsync(1);
        var text = new DraftText { Headline = "The harbour story", Body = "Text.", Captions = [new DraftCaption { PhotoId = id }] };
        var saved = await _site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, _editor.Actor, Ct));
        await _site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(saved.ArticleId!.Value, 1, true, _editor.Actor, Ct));
        Assert.DoesNotContain("Photos whose rights end", (await _editor.OpenAsync("/admin", Ct)).Text, StringComparison.Ordinal);

        await _site.WithAsync<PhotoTerms, IReadOnlyList<Problem>?>(terms => terms.ChangeAsync(
            id, new PhotoTermsText(null, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(2), false, null), _editor.Actor, Ct));

        Assert.Contains("Photos whose rights end", (await _editor.OpenAsync("/admin", Ct)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_are_for_those_who_publish()
    {
        var id = await UploadAsync(1);
        using var writer = await DeskClient.SignInAsync(_site, Role.Writer, Ct);
        using var nobody = _site.Visitor();

        foreach (var path in new[] { Library, $"{Library}/{id}" })
        {
            using var refused = await writer.Http.GetAsync(path, Ct);
            using var sent = await nobody.GetAsync(path, Ct);
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Found), (refused.StatusCode, sent.StatusCode));
        }
    }

    [Fact]
    public async Task An_upload_without_the_form_s_token_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Pictures.Jpeg()), "Files", "photo.jpg" } };

        using var answer = await _editor.Http.PostAsync(Library + "?handler=Upload", form, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await _site.WithAsync<NewsDb, int>(db => db.Photos.CountAsync(Ct)));
    }

    [Fact]
    public async Task Nobody_can_set_what_an_upload_is_found_out_to_be()
    {
        var id = await UploadAsync(1);
        var before = await PhotoAsync();
        var page = await _editor.OpenAsync($"{Library}/{id}", Ct);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.Opened"] = page.Document.QuerySelector("input[name='Input.Opened']")!.GetAttribute("value")!,
            ["Input.Caption"] = "New",
            ["Input.Credit"] = "",
            ["Input.AlternativeText"] = "",
            ["Facts.Place"] = "",
        };
        foreach (var name in typeof(Photo).GetProperties().Select(p => p.Name).Where(n => n is not ("Caption" or "Credit" or "AlternativeText")))
            (fields[name], fields["Input." + name], fields["Photo." + name]) = ("1", "1", "1");

        using var answer = await _editor.Http.PostAsync($"{Library}/{id}", new FormUrlEncodedContent(fields), Ct);

        var after = await PhotoAsync();
        Assert.Equal("New", after.Caption);
        Assert.Equal(
            (before.Id, before.Hash, before.FileName, before.MediaType, before.Width, before.Size, before.UploadedAt, before.EditorId),
            (after.Id, after.Hash, after.FileName, after.MediaType, after.Width, after.Size, after.UploadedAt, after.EditorId));
    }

    [Fact]
    public async Task Uploads_are_counted_and_saved_captions_are_not()
    {
        var id = await UploadAsync(1);
        var photo = await _editor.OpenAsync($"{Library}/{id}", Ct);
        var library = await _editor.OpenAsync(Library, Ct);
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 61; time++)
        {
            using var upload = await library.PressAsync("Upload", Ct);
            statuses.Add(upload.StatusCode);
        }

        using var saved = await photo.Fill("Caption", "Still possible").PressAsync("Save", Ct);

        Assert.All(statuses[..60], status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[60]);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
    }

    private async Task<long> UploadAsync(double shade) =>
        (await _site.WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(new MemoryStream(Pictures.Jpeg(shade: shade)), "photo.jpg", Actor.System("test"), Ct))).PhotoId!.Value;

    private Task<Photo> PhotoAsync() => _site.WithAsync<NewsDb, Photo>(db => db.Photos.AsNoTracking().SingleAsync(Ct));
}
