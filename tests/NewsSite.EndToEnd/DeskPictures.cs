using Microsoft.Playwright;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Tests;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.EndToEnd;

/// <summary>Pictures of the desk for the documentation: each page on a phone and on a desk, light and dark, in a newsroom in the middle of its morning.</summary>
internal static class DeskPictures
{
    private static readonly Actor Sam = Actor.System("Sam Stringer");
    private static readonly Actor Ada = Actor.System("Ada Editor");

    private const string Ferry = "The ferry will sail twice a day until April, the council said on Monday.\n\nIslanders had feared another winter without a boat.\n\n"
        + "“It is the difference between living here and leaving,” said the baker, Mona Kerr.";

    /// <summary>Makes them.</summary>
    /// <param name="folder">Where to put the files; made if it is missing.</param>
    public static async Task MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        using var paper = new Paper();
        var story = await FillAsync(paper);
        var pages = new (string Name, string Address)[]
        {
            ("desk", "/admin"),
            ("stories", "/admin/articles"),
            ("editor", $"/admin/articles/{story}"),
            ("conflict", $"/admin/articles/{story}?branch=1"),
            ("kept-text", $"/admin/articles/{story}/branches/1"),
            ("history", $"/admin/articles/{story}/history"),
            ("preview", $"/admin/articles/{story}/preview"),
            ("front", "/admin/front"),
            ("photos", "/admin/photos"),
            ("tags", "/admin/tags"),
            ("people", "/admin/users"),
            ("audit", "/admin/audit"),
            ("keyboard", "/admin/keyboard"),
        };
        foreach (var shape in PagePictures.Variants)
        {
            await using var window = await chromium.NewWindowAsync(SiteAddress.Of(paper.Site), shape.Width, shape.Height, scheme: shape.Scheme);
            var page = await SignInAsync(paper, window);
            foreach (var (name, address) in pages)
            {
                await page.GotoAsync(address);
                await PagePictures.TakeAsync(page, folder, $"{name}-{shape.Name}");
            }

            await page.GotoAsync($"/admin/articles/{story}");
            await page.GetByRole(AriaRole.Region, new() { Name = "Notes", Exact = true }).ScrollIntoViewIfNeededAsync();
            await PagePictures.TakeAsync(page, folder, $"notes-{shape.Name}");
        }

        await ArabicDeskPictures.MakeAsync(folder, chromium);
        await SignInPictures.MakeAsync(folder, chromium);
    }

    private static async Task NoteAsync(Paper paper, long id, DraftText text)
    {
        await paper.Site.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.MakeAsync(id, text, new NewNote("Islanders had feared another winter without a boat.", "", "Who said so? Name somebody."), Ada, default));
        paper.Clock.Advance(TimeSpan.FromMinutes(6));
        await paper.Site.WithAsync<NoteDesk, IReadOnlyList<Problem>?>(desk => desk.AnswerAsync(id, 1, "Mona Kerr and the head of the school. I will put them in.", Sam, default));
    }

    // The story that the pictures are about: written by one, changed by another in the same place.
    private static async Task<long> FillAsync(Paper paper)
    {
        await paper.Site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("jo@example.org", "Jo Writer", Role.Admin, DeskClient.Password, Sam, default));
        await paper.Site.WithAsync<Accounts, AccountResult>(accounts => accounts.AddAsync("sam@example.org", Sam.Name, Role.Writer, DeskClient.Password, Ada, default));
        var islands = await paper.SectionAsync("Islands", "News from the islands.");
        var photo = await paper.PhotoAsync("The ferry at the quay on Monday morning", "Mona Kerr", "A white ferry beside a stone quay at sunrise", 640, 480);
        foreach (var headline in new[] { "Harbour wall holds in the first storm of the winter", "School on the north island gets a second teacher", "Fishing quota for herring is halved" })
            await paper.PublishAsync(new DraftText { Headline = headline, Standfirst = "What happened, and what comes next.", Body = Ferry, Byline = "Jo Writer", SectionId = islands, Tags = ["Harbour", "Islands"] });
        await paper.Site.WithAsync<FrontDesk, FrontResult>(desk => desk.PutAsync(0, "School on the north island gets a second teacher", FrontPlace.Lead, Ada, default));
        await ScheduleAsync(paper, "Council votes on the harbour today", TimeSpan.FromHours(3), islands);
        await ScheduleAsync(paper, "Winter timetable begins", TimeSpan.FromDays(2), islands);
        await paper.DraftAsync(new DraftText { Headline = "Lighthouse keeper retires after forty years", Body = Ferry, Byline = Sam.Name, SectionId = islands });

        var text = new DraftText
        {
            Headline = "Ferry to the islands will run all winter",
            Standfirst = "The council pays for two sailings a day until April.",
            Body = Ferry,
            Byline = Sam.Name,
            SectionId = islands,
            Tags = ["Ferry", "Islands"],
            Captions = [new DraftCaption { PhotoId = photo }],
        };
        var id = await paper.DraftAsync(text);
        await NoteAsync(paper, id, text);
        await SaveAsync(paper, id, text with { Body = Ferry.Replace("twice a day", "three times a day", StringComparison.Ordinal) }, Ada);
        await SaveAsync(paper, id, text with { Body = Ferry.Replace("twice a day", "once a day", StringComparison.Ordinal) }, Sam);
        return id;
    }

    private static async Task ScheduleAsync(Paper paper, string headline, TimeSpan after, long section)
    {
        var id = await paper.DraftAsync(new DraftText { Headline = headline, Body = Ferry, Byline = Sam.Name, SectionId = section, Tags = ["Islands"] });
        await paper.DoAsync(workflow => workflow.ScheduleAsync(id, 1, paper.Clock.GetUtcNow().UtcDateTime + after, false, Ada, default));
    }

    // Both began with the first version: the second of them collides.
    private static async Task SaveAsync(Paper paper, long id, DraftText text, Actor actor)
    {
        paper.Clock.Advance(TimeSpan.FromMinutes(4));
        await paper.Site.WithAsync<Drafting, SaveResult?>(desk => desk.SaveAsync(id, 1, text, actor, default));
    }

    private static async Task<IPage> SignInAsync(Paper paper, IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(paper.Site.Address + "admin/sign-in?return=/admin");
        await page.GetByLabel("Email").FillAsync("jo@example.org");
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }
}
