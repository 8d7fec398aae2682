using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Core.Tests.Photos;
using NewsSite.Web.Tests;
using NewsSite.Web.Tests.Desk;

namespace NewsSite.EndToEnd.Checks;

/// <summary>Every page of the desk and the preview for others, with something on it, on a phone and on a desk, light and dark: axe finds nothing, nothing is wider than the window, targets have 24 pixels; in Arabic no word of the interface is in another language.</summary>
public sealed class DeskPagesTests(Chromium chromium)
{
    private static readonly Actor Newsroom = Actor.System("newsroom");

    // Where they differ from the route with 1 in place of each number.
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        ["/admin/articles/1"] = ["/admin/articles/1", "/admin/articles/2", "/admin/articles/new"],
        ["/admin/articles/1/preview"] = ["/admin/articles/1/preview", "/admin/articles/1/preview?width=phone", "/admin/articles/1/preview?width=desktop"],
        ["/admin/articles/1/branches/1"] = ["/admin/articles/2/branches/1"],
        ["/admin/articles/1/history"] = ["/admin/articles/2/history", "/admin/articles/2/history?from=1&to=2"],
        ["/admin/articles/1/send-back"] = ["/admin/articles/4/send-back"],
        ["/admin/articles/1/embargo"] = ["/admin/articles/3/embargo"],
        ["/admin/pages/1"] = ["/admin/pages/about"],
        ["/admin/tags/1"] = ["/admin/tags/1", "/admin/tags/new"],
    };

    // Answers for scripts, without a page.
    private static readonly string[] NoPages =
        ["/admin/articles/render", "/admin/articles/1/autosave", "/admin/articles/1/presence", "/admin/articles/1/checks", "/admin/articles/1/notes", "/admin/tags/suggest", "/admin/photos/find"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, ColorScheme.Light, "en")]
    [InlineData(360, ColorScheme.Light, "ar")]
    [InlineData(360, ColorScheme.Dark, "en")]
    [InlineData(360, ColorScheme.Dark, "ar")]
    [InlineData(1440, ColorScheme.Light, "en")]
    [InlineData(1440, ColorScheme.Light, "ar")]
    [InlineData(1440, ColorScheme.Dark, "en")]
    [InlineData(1440, ColorScheme.Dark, "ar")]
    public async Task They_are_fit_for_everybody(int width, ColorScheme scheme, string language)
    {
        using var site = new SiteHost(new Dictionary<string, string> { ["NewsSite:Language"] = language });
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site), width, scheme: scheme);
        var code = await FillAsync(site);
        var pages = (await DeskRoutes.HandlersAsync(site)).Select(handler => DeskRoutes.Address(handler.Template)).Distinct().Except(NoPages).ToList();
        var visitors = new[] { "/admin/sign-in", "/admin/setup", "/admin/password" };
        var setup = await site.WithAsync<FirstAdmin, string?>(first => first.IssueCodeAsync(Ct));
        var page = await window.NewPageAsync();
        var findings = new List<string>();

        await LookAsync(page, "/preview/" + code, findings);
        await LookAsync(page, "/admin/sign-in", findings);
        await LookAsync(page, "/admin/setup?code=" + setup, findings);
        var added = await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo", Role.Admin, null, Newsroom, Ct));
        await LookAsync(page, "/admin/password?code=" + added.Code, findings);
        await site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("sam@example.org", "Sam", Role.Admin, DeskClient.Password, Newsroom, Ct));
        await page.GotoAsync("/admin/sign-in");
        await page.Locator("[name='Input.Email']").FillAsync("sam@example.org");
        await page.Locator("[name='Input.Password']").FillAsync(DeskClient.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/admin");
        foreach (var address in pages.Except(visitors).SelectMany(path => Addresses.GetValueOrDefault(path) ?? [path]))
            await LookAsync(page, address, findings);

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task LookAsync(IPage page, string address, List<string> findings)
    {
        var answer = await page.GotoAsync(address);
        if (answer is not { Status: 200 })
        {
            findings.Add($"{address} answered {answer?.Status}");
            return;
        }

        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        await page.EvaluateAsync(Inspection.Measures);
        foreach (var measure in new[] { "overflow()", "accessibility(true)", "targets()", "foreign()" })
            findings.AddRange((await page.EvaluateAsync<string[]>("measures." + measure)).Where(found => !IsDecidedElsewhere(found)).Select(found => $"{address}: {found}"));
    }

    // What axe leaves open here and another look settles: a frame's page is looked at alone, cells that a narrow window has scrolled away in the wide one.
    private static bool IsDecidedElsewhere(string found) =>
        found.StartsWith("leaves open frame-tested", StringComparison.Ordinal)
        || (found.StartsWith("leaves open color-contrast", StringComparison.Ordinal) && found.EndsWith("partially obscured by another element", StringComparison.Ordinal));

    // A live story with a photo, one with a text kept beside it, one that is scheduled, and what hangs on them. Returns the code of a preview link to the second.
    private static async Task<string> FillAsync(SiteHost site)
    {
        using var file = new MemoryStream(Pictures.Jpeg());
        var photo = (await site.WithAsync<PhotoIntake, UploadResult>(intake => intake.UploadAsync(file, "boats.jpg", Newsroom, Ct))).PhotoId;
        await site.WithAsync<SectionDesk, IReadOnlyList<Problem>>(desk => desk.CreateAsync("World", "What happens.", Newsroom, Ct));
        await site.WithAsync<AgencyDesk, IReadOnlyList<Problem>?>(desk => desk.SaveAsync(null, new AgencyText("Agence France-Presse", "AFP", ""), Newsroom, Ct));
        var text = new DraftText { Headline = "Harbour opens to night ferries", Body = "Two ferries.\n\nThey cross.", Byline = "Jo Writer", Tags = ["Ferries", "Harbours"], Captions = [new DraftCaption { PhotoId = photo, Caption = "The quay", AlternativeText = "A quay" }, new DraftCaption { Caption = "Alone", Credit = "AFP" }] };
        await SaveAsync(site, text);
        await site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.PublishAsync(1, 1, false, Newsroom, Ct));
        await site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.CorrectAsync(1, "It said three.", "It is two.", Newsroom, Ct));
        await site.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(1, Core.Articles.PreviewTerm.Day, Newsroom, Ct));
        await SaveAsync(site, text with { Headline = "Contested", Slug = "contested" });
        foreach (var (words, who) in new[] { ("Theirs.\n\nThey cross.", "Sam"), ("Mine.\n\nThey cross.", "Ada") })
            await site.WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(2, 1, text with { Headline = "Contested", Slug = "contested", Body = words }, Actor.System(who), Ct));
        await SaveAsync(site, text with { Headline = "The night timetable", Slug = "timetable" });
        await site.WithAsync<Workflow, IReadOnlyList<Problem>?>(workflow => workflow.ScheduleAsync(3, 1, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(30), false, Newsroom, Ct));
        await SaveAsync(site, text with { Headline = "A budget", Slug = "budget" });
        await site.WithAsync<ReviewDesk, IReadOnlyList<Problem>?>(review => review.SubmitAsync(4, Newsroom, Ct));
        await SaveAsync(site, new DraftText { Headline = "افتتاح الميناء ليلا", Body = "عبّارتان.", Slug = "al-mina" });
        await site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(1, "al-mina", Newsroom, Ct));
        await site.WithAsync<FrontDesk, FrontResult>(desk => desk.PinAsync(0, 1, "23:59", Newsroom, Ct));
        await site.WithAsync<FrontLaunching, FrontResult>(launching => launching.ScheduleAsync(1, "2099-01-01T06:00", Newsroom, Ct));
        await site.WithAsync<BannerDesk, FrontResult>(desk => desk.ShowAsync(new BannerText { Text = "The bridge is closed", Until = "2099-01-01T06:00", Opened = BannerDesk.MarkOf(null) }, Newsroom, Ct));
        return (await site.WithAsync<PreviewDesk, MadeLink?>(desk => desk.MakeAsync(2, Core.Articles.PreviewTerm.Day, Newsroom, Ct)))!.Code!;
    }

    private static Task<SaveResult> SaveAsync(SiteHost site, DraftText text) => site.WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(text, Newsroom, Ct));
}
