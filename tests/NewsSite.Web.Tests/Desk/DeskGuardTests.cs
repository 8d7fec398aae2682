using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Tests.Photos;

namespace NewsSite.Web.Tests.Desk;

/// <summary>What holds for every page of the desk, whichever it is.</summary>
public sealed class DeskGuardTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Right?> Needed = new()
    {
        ["/admin"] = Right.Write,
        ["/admin/sign-in"] = null,
        ["/admin/sign-in/code"] = null,
        ["/admin/sign-in/passkey"] = null,
        ["/admin/account/passkeys"] = Right.Write,
        ["/admin/account/authenticator"] = Right.Write,
        ["/admin/setup"] = null,
        ["/admin/password"] = null,
        ["/admin/sign-out"] = Right.Write,
        ["/admin/account"] = Right.Write,
        ["/admin/articles"] = Right.Write,
        ["/admin/articles/{id:regex(^(new|[1-9][0-9]{{0,17}})$)}"] = Right.Write,
        ["/admin/articles/render"] = Right.Write,
        ["/admin/articles/{id:regex(^(new|[1-9][0-9]{{0,17}})$)}/autosave"] = Right.Write,
        ["/admin/articles/{id:regex(^(new|[1-9][0-9]{{0,17}})$)}/checks"] = Right.Write,
        ["/admin/articles/{id:regex(^(new|[1-9][0-9]{{0,17}})$)}/notes"] = Right.Write,
        ["/admin/articles/{id:long}/presence"] = Right.Write,
        ["/admin/articles/{id:long}/branches/{branch:long}"] = Right.Write,
        ["/admin/articles/{id:long}/history"] = Right.Write,
        ["/admin/articles/{id:long}/preview"] = Right.Write,
        ["/admin/articles/{id:long}/preview/page"] = Right.Write,
        ["/admin/articles/{id:long}/links"] = Right.Write,
        ["/admin/articles/bulk"] = Right.Write,
        ["/admin/articles/trash"] = Right.Write,
        ["/admin/articles/{id:long}/send-back"] = Right.Publish,
        ["/admin/articles/{id:long}/embargo"] = Right.Publish,
        ["/admin/articles/{id:long}/withdrawal"] = Right.Publish,
        ["/admin/articles/{id:long}/withdraw"] = Right.Publish,
        ["/admin/articles/{id:long}/translations"] = Right.Publish,
        ["/admin/articles/{id:long}/correct"] = Right.Publish,
        ["/admin/front"] = Right.Publish,
        ["/admin/front/banner"] = Right.Publish,
        ["/admin/front/preview"] = Right.Publish,
        ["/admin/photos"] = Right.Publish,
        ["/admin/photos/agencies"] = Right.Publish,
        ["/admin/photos/find"] = Right.Write,
        ["/admin/photos/{id:long}"] = Right.Publish,
        ["/admin/tags"] = Right.ManageVocabulary,
        ["/admin/tags/{id:regex(^(new|[1-9][0-9]{{0,17}})$)}"] = Right.ManageVocabulary,
        ["/admin/tags/{id:long}/merge"] = Right.ManageVocabulary,
        ["/admin/tags/suggest"] = Right.Write,
        ["/admin/sections"] = Right.ManageVocabulary,
        ["/admin/pages"] = Right.Administer,
        ["/admin/pages/{slug}"] = Right.Administer,
        ["/admin/users"] = Right.Administer,
        ["/admin/users/{id:long}"] = Right.Administer,
        ["/admin/audit"] = Right.Administer,
        ["/admin/import"] = Right.Administer,
        ["/admin/keyboard"] = Right.Write,
        ["/admin/settings"] = Right.Administer,
    };

    private readonly SiteHost _site = new();
    private readonly Dictionary<Role, DeskClient> _people = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var role in Enum.GetValues<Role>())
            _people[role] = await DeskClient.SignInAsync(_site, role, Ct);
        var admin = _people[Role.Admin];
        await (await admin.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "One").Fill("Body", "A body.").Fill("Tags", "Ferries").PressAndFollowAsync("Publish", Ct);
        await (await admin.OpenAsync("/admin/photos", Ct)).Attach("Photo files", "a.jpg", Pictures.Jpeg()).PressAndFollowAsync("Upload", Ct);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values)
            person.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_page_asks_for_its_right()
    {
        var handlers = await DeskRoutes.HandlersAsync(_site);
        Assert.Equal(Needed.Keys.Order(StringComparer.Ordinal), handlers.Select(h => h.Template).Distinct().Order(StringComparer.Ordinal));
        using var visitor = _site.Visitor();

        var wrong = new List<string>();
        foreach (var (template, method, handler) in handlers)
        {
            var address = DeskRoutes.Address(template, handler);
            if (Needed[template] is not { } right)
                continue;
            await ExpectAsync(visitor, method, address, "nobody", status => status == HttpStatusCode.Found, wrong);
            foreach (var (role, person) in _people)
            {
                // Without the form's token whoever may come in is stopped one step later, with 400: nothing is changed here.
                var isOthersStory = role == Role.Writer && template.Contains("/articles/{id", StringComparison.Ordinal) && !IsForScripts(template);
                await ExpectAsync(person.Http, method, address, role.ToString(), status => (role.Has(right), isOthersStory && method == "GET") switch
                {
                    (false, _) or (_, true) => status == HttpStatusCode.Forbidden,
                    _ => method == "POST" ? status == HttpStatusCode.BadRequest : status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed,
                }, wrong);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("invented")]
    [InlineData("another person's")]
    public async Task Every_form_refuses_a_token_that_is_not_its_own(string token)
    {
        var foreign = (await _people[Role.Editor].OpenAsync("/admin/account", Ct)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await SnapshotAsync();

        var wrong = new List<string>();
        foreach (var (template, method, handler) in (await DeskRoutes.HandlersAsync(_site)).Where(h => h.Method == "POST"))
        {
            // Three pages can be posted by people who are not signed in, each limited to a few tries a minute.
            var limited = template is "/admin/sign-in" or "/admin/setup" or "/admin/password";
            var fields = token switch { "none" => [], "invented" => Token("CfDJ8invented"), _ => Token(foreign) };
            using var answer = await _people[Role.Admin].Http.PostAsync(DeskRoutes.Address(template, handler), new FormUrlEncodedContent(fields), Ct);
            if (answer.StatusCode != HttpStatusCode.BadRequest && !(limited && answer.StatusCode == HttpStatusCode.TooManyRequests))
                wrong.Add($"{template} {handler} answered {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task No_page_is_kept_by_a_cache_and_none_changes_anything_by_being_read()
    {
        var before = await SnapshotAsync();
        using var visitor = _site.Visitor();

        var wrong = new List<string>();
        foreach (var template in Needed.Keys)
        {
            foreach (var client in _people.Values.Select(person => person.Http).Append(visitor))
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
                {
                    using var request = new HttpRequestMessage(method, DeskRoutes.Address(template));
                    using var answer = await client.SendAsync(request, Ct);
                    if (answer.Headers.CacheControl?.ToString() != "no-store" || (int)answer.StatusCode >= 500)
                        wrong.Add($"{method} {template}: {(int)answer.StatusCode}, {answer.Headers.CacheControl}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task A_writer_reaches_no_story_of_others_by_any_way()
    {
        var writer = _people[Role.Writer];
        var mine = await (await writer.OpenAsync("/admin/articles/new", Ct)).Fill("Headline", "Mine").Fill("Body", "My body.").PressAndFollowAsync("Save draft", Ct);
        var token = Token(mine.Document.QuerySelector("form[data-editor] input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        var before = await SnapshotAsync();

        foreach (var handler in new[] { "", "Preview", "Submit", "Publish", "Schedule", "Unschedule", "SendBack", "Approve", "Embargo", "Withdraw", "Withdrawal", "Correct", "Captions", "Checks", "Trash", "Restore", "TakeOver" })
        {
            using var answer = await writer.Http.PostAsync("/admin/articles/1?handler=" + handler, new FormUrlEncodedContent([.. token, new("Input.Headline", "Taken"), new("Input.Base", "1")]), Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{handler} answered {(int)answer.StatusCode}");
        }

        foreach (var handler in new[] { "Publish", "Schedule", "Unschedule", "SendBack", "Approve", "Embargo", "Withdraw", "Withdrawal", "Correct" })
        {
            using var answer = await writer.Http.PostAsync("/admin/articles/2?handler=" + handler, new FormUrlEncodedContent([.. token, new("Input.Headline", "Mine"), new("Input.Base", "1")]), Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{handler} of one's own answered {(int)answer.StatusCode}");
        }

        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task A_form_takes_nothing_that_is_not_one_of_its_fields()
    {
        var admin = _people[Role.Admin];
        var page = await admin.OpenAsync("/admin/articles/1", Ct);
        var token = Token(page.Document.QuerySelector("form[data-editor] input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        var before = await _site.WithAsync<NewsDb, string>(async db => Say(await db.Articles.AsNoTracking().SingleAsync(Ct)));
        List<KeyValuePair<string, string>> fields =
        [
            .. token, new("Input.Base", "1"), new("Input.Headline", "One"), new("Input.Body", "A body."), new("Input.Slug", "one"), new("Input.Tags", "Ferries"), new("Input.Byline", page.Value("Byline")),
        ];
        foreach (var name in typeof(Core.Articles.Article).GetProperties().Select(p => p.Name).Concat(typeof(Core.Articles.Revision).GetProperties().Select(p => p.Name)).Distinct())
        {
            if (name is "Headline" or "Body" or "Slug" or "Tags" or "Standfirst" or "Byline" or "Dateline" or "Language" or "Captions" or "Section")
                continue;
            fields.AddRange([new($"Input.{name}", "4"), new(name, "4"), new($"Article.{name}", "4")]);
        }

        using var answer = await admin.Http.PostAsync("/admin/articles/1", new FormUrlEncodedContent(fields), Ct);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(before, await _site.WithAsync<NewsDb, string>(async db => Say(await db.Articles.AsNoTracking().SingleAsync(Ct))));
    }

    [Fact]
    public async Task A_body_larger_than_its_page_takes_answers_413()
    {
        using var answer = await _people[Role.Admin].Http.PostAsync("/admin/tags", new ByteArrayContent(new byte[2 * 1024 * 1024]), Ct);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_text_with_a_null_character_answers_400()
    {
        var admin = _people[Role.Admin];
        var page = await admin.OpenAsync("/admin/articles/new", Ct);

        using var posted = await page.Fill("Headline", "One\0two").PressAsync("Save draft", Ct);
        using var asked = await admin.Http.GetAsync("/admin/audit?who=%00", Ct);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (posted.StatusCode, asked.StatusCode));
    }

    // Pages that only take posts answer a GET with 405, whosever story it is.
    private static bool IsForScripts(string template) => new[] { "/autosave", "/checks", "/notes", "/presence" }.Any(end => template.EndsWith(end, StringComparison.Ordinal));

    private static string Say(Core.Articles.Article article) =>
        string.Join('|', typeof(Core.Articles.Article).GetProperties().Where(p => p.Name is not ("Version" or "SavedAt" or "Owner" or "Revisions")).Select(p => p.GetValue(article)));

    private static List<KeyValuePair<string, string>> Token(string value) => [new("__RequestVerificationToken", value)];

    private static async Task ExpectAsync(HttpClient client, string method, string address, string who, Func<HttpStatusCode, bool> isRight, List<string> wrong)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method == "POST")
            request.Content = new FormUrlEncodedContent([]);
        using var answer = await client.SendAsync(request, Ct);
        if (!isRight(answer.StatusCode))
            wrong.Add($"{method} {address} as {who} answered {(int)answer.StatusCode}");
    }

    // Everything that a request could have changed: each row leaves an audit entry, and articles and tags have a version.
    private Task<string> SnapshotAsync() => _site.WithAsync<NewsDb, string>(async db => string.Join('|',
        await db.AuditEntries.MaxAsync(e => e.Id, Ct), await db.Articles.SumAsync(a => a.Version, Ct), await db.Tags.SumAsync(t => t.Version, Ct),
        await db.Photos.SumAsync(p => p.Version, Ct), await db.BranchTexts.CountAsync(Ct), await db.Branches.SumAsync(b => b.Version, Ct), await db.Presences.CountAsync(Ct), await db.PreviewLinks.CountAsync(Ct), await db.Dismissals.CountAsync(Ct), await db.FrontStates.SumAsync(f => f.Version, Ct), await db.FrontStates.CountAsync(Ct), await db.FrontLaunches.CountAsync(Ct), await db.Users.CountAsync(Ct), await db.OneTimeCodes.CountAsync(Ct), await db.Revisions.CountAsync(Ct)));
}
