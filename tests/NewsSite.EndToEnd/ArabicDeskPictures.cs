using Microsoft.Playwright;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.EndToEnd;

/// <summary>Pictures of the desk in Arabic for the documentation.</summary>
internal static class ArabicDeskPictures
{
    private static readonly Actor Layla = Actor.System("ليلى حداد");

    private const string Body = "تبحر العبّارة مرتين في اليوم حتى نيسان، قال المجلس يوم الاثنين.\n\nوكان أهل الجزر يخشون شتاء آخر بلا مركب.\n\n«هذا هو الفرق بين أن نعيش هنا وأن نرحل»، قالت الخبّازة منى كرم.";

    /// <summary>Makes them.</summary>
    /// <param name="folder">Where to put the files.</param>
    /// <param name="chromium">The browser.</param>
    public static async Task MakeAsync(string folder, Chromium chromium)
    {
        using var paper = new Paper(new Dictionary<string, string> { ["NewsSite:Language"] = "ar", ["NewsSite:Title"] = "صحيفة الميناء", ["NewsSite:TimeZone"] = "Asia/Beirut" });
        var story = await FillAsync(paper);
        var pages = new (string Name, string Address)[]
        {
            ("desk", "/admin"),
            ("stories", "/admin/articles"),
            ("editor", $"/admin/articles/{story}"),
            ("translations", $"/admin/articles/{story}/translations"),
            ("history", $"/admin/articles/{story}/history"),
            ("front", "/admin/front"),
            ("photos", "/admin/photos"),
            ("tags", "/admin/tags"),
            ("people", "/admin/users"),
            ("audit", "/admin/audit"),
            ("settings", "/admin/settings"),
            ("account", "/admin/account"),
            ("keyboard", "/admin/keyboard"),
        };
        foreach (var shape in PagePictures.Variants)
        {
            await using var window = await chromium.NewWindowAsync(SiteAddress.Of(paper.Site), shape.Width, shape.Height, scheme: shape.Scheme);
            var page = await window.NewPageAsync();
            await page.GotoAsync(paper.Site.Address + "admin/sign-in?return=/admin");
            await PagePictures.TakeAsync(page, folder, $"arabic-sign-in-{shape.Name}");
            await page.GetByLabel("البريد الإلكتروني").FillAsync("jo@example.org");
            await page.GetByLabel("كلمة المرور").FillAsync(DeskClient.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "تسجيل الدخول", Exact = true }).ClickAsync();
            await page.WaitForURLAsync("**/admin");
            foreach (var (name, address) in pages)
            {
                await page.GotoAsync(address);
                await PagePictures.TakeAsync(page, folder, $"arabic-{name}-{shape.Name}");
            }
        }
    }

    private static async Task<long> FillAsync(Paper paper)
    {
        await paper.Site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", Layla.Name, Role.Admin, DeskClient.Password, Layla, default));
        await paper.Site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("sam@example.org", "Sam Stringer", Role.Writer, DeskClient.Password, Layla, default));
        var islands = await paper.SectionAsync("الجزر", "أخبار الجزر وأهلها.");
        var photo = await paper.PhotoAsync("العبّارة عند الرصيف صباح الاثنين", "Mona Kerr / AFP", "عبّارة بيضاء بجانب رصيف من حجر عند الشروق", 640, 480);
        foreach (var headline in new[] { "جدار الميناء يصمد أمام أول عواصف الشتاء", "معلّم ثانٍ لمدرسة الجزيرة الشمالية", "خفض حصة صيد الرنجة إلى النصف" })
            await paper.PublishAsync(new DraftText { Headline = headline, Standfirst = "ما الذي حدث، وماذا بعد.", Body = Body, Byline = Layla.Name, SectionId = islands, Tags = ["الميناء", "الجزر"] });
        await paper.Site.WithAsync<FrontDesk, FrontResult>(desk => desk.PutAsync(0, "معلّم ثانٍ لمدرسة الجزيرة الشمالية", FrontPlace.Lead, Layla, default));
        var text = new DraftText
        {
            Headline = "عبّارة الجزر تبحر طوال الشتاء",
            Standfirst = "يدفع المجلس ثمن رحلتين في اليوم حتى نيسان.",
            Body = Body,
            Byline = Layla.Name,
            SectionId = islands,
            Tags = ["العبّارة", "الجزر"],
            Captions = [new DraftCaption { PhotoId = photo }],
        };
        var id = await paper.PublishAsync(text);
        await paper.PublishAsync(new DraftText { Headline = "Ferry to the islands will run all winter", Slug = "ferry", Language = "en", Body = "The ferry will sail twice a day until April, the council said on Monday.", Byline = "Sam Stringer", SectionId = islands, Tags = ["العبّارة"] });
        await paper.Site.WithAsync<TranslationDesk, IReadOnlyList<Problem>?>(desk => desk.NameAsync(id, "/articles/ferry", Layla, default));
        await paper.DraftAsync(new DraftText { Headline = "حارس المنارة يتقاعد بعد أربعين عامًا", Body = Body, Byline = "Sam Stringer", SectionId = islands });
        return id;
    }
}
