using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsSite.Core.Identity;
using NewsSite.Core.Tests.Photos;
using NewsSite.EndToEnd.Checks;
using NewsSite.Web.Tests;
using static Microsoft.Playwright.Assertions;

namespace NewsSite.EndToEnd;

/// <summary>Photos as the desk handles them: twenty are dropped, confirmed, attached, ordered and published; then one is changed.</summary>
public sealed class PhotoJourneyTests(Chromium chromium)
{
    private const int Dropped = 20;
    private const string Story = "/articles/photos-of-the-day";

    [Fact]
    public async Task Twenty_photos_from_the_drop_to_the_readers()
    {
        using var site = new SiteHost();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await SignInAsync(site, window);

        await DropAsync(page, Dropped);
        await SeeWordsOfFilesAsync(page);
        for (var photo = Dropped; photo > Dropped - 3; photo--)
            await ConfirmAsync(page, photo);

        await WriteAsync(page);
        var editor = page.Url.Split('?')[0];
        await ReadAsync(SiteAddress.Of(site), ["Picture 20", "Picture 18", "Our own words"]);

        await page.GotoAsync("/admin/photos");
        foreach (var photo in new[] { 20, 19 })
        {
            var group = Photo(page, photo);
            await group.GetByLabel("Caption", new() { Exact = true }).FillAsync($"Changed {photo}");
            await group.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
        }

        await ReadAsync(SiteAddress.Of(site), ["Changed 20", "Picture 18", "Our own words"]);
        await page.GotoAsync(editor);
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Caption 3" }).Locator("[data-state]").First).ToHaveTextAsync("changed here");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Caption 1" }).Locator("[data-state]").First).ToHaveTextAsync("inherited");
    }

    [Fact]
    public async Task The_pages_of_the_desk_are_for_everybody()
    {
        using var site = new SiteHost();
        await using var window = await chromium.NewWindowAsync(SiteAddress.Of(site));
        var page = await SignInAsync(site, window);
        var faults = new List<string>();
        var arrived = new TaskCompletionSource();
        await page.RouteAsync("**/admin/photos?handler=Upload", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });
        await BeginDropAsync(page, 3);
        await Expect(page.Locator(".uploads progress")).ToHaveCountAsync(2);
        faults.AddRange(await DeskFaults.FindAsync(page, "photos on their way"));
        arrived.SetResult();
        await page.WaitForURLAsync("**/admin/photos?done=uploaded");
        faults.AddRange(await DeskFaults.FindAsync(page, "the library"));

        await page.GotoAsync("/admin/photos/1");
        faults.AddRange(await DeskFaults.FindAsync(page, "a photo and its crops"));
        await SetFocusByKeyboardAsync(page);

        await page.GotoAsync("/admin/photos/agencies");
        faults.AddRange(await DeskFaults.FindAsync(page, "agencies"));

        await page.GotoAsync("/admin/articles/new");
        await FindByKeyboardAsync(page);
        faults.AddRange(await DeskFaults.FindAsync(page, "a story with captions"));
        Assert.Empty(faults);
    }

    private static async Task<IPage> SignInAsync(SiteHost site, IBrowserContext window)
    {
        using var desk = await DeskClient.SignInAsync(site, Role.Editor, TestContext.Current.CancellationToken);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/admin/sign-in");
        await page.GetByLabel("Email").FillAsync(desk.Email);
        await page.GetByLabel("Password").FillAsync(DeskClient.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/admin");
        return page;
    }

    private static async Task DropAsync(IPage page, int photos)
    {
        await BeginDropAsync(page, photos);
        await Expect(page.Locator(".uploads progress").First).ToBeAttachedAsync();
        await page.WaitForURLAsync("**/admin/photos?done=uploaded", new() { Timeout = 120_000 });
        await Expect(page.Locator(".photos > li")).ToHaveCountAsync(photos);
    }

    private static async Task BeginDropAsync(IPage page, int photos)
    {
        await page.GotoAsync("/admin/photos");
        var files = Enumerable.Range(1, photos).Select(i => new
        {
            name = $"picture-{i:00}.jpg",
            bytes = Convert.ToBase64String(Pictures.JpegSaying($"Picture {i}", "Jo Smith/AFP", 1800, 1200, i / 10.0)),
        });
        var data = await page.EvaluateHandleAsync(
            """
            files => {
              const data = new DataTransfer();
              for (const file of files) data.items.add(new File([Uint8Array.from(atob(file.bytes), c => c.charCodeAt(0))], file.name, { type: "image/jpeg" }));
              return data;
            }
            """,
            files);
        await page.DispatchEventAsync("form[data-upload]", "drop", new { dataTransfer = data });
    }

    // Captions and credits of all stand in the fields, from the files.
    private static async Task SeeWordsOfFilesAsync(IPage page)
    {
        var offered = await page.Locator(".photos > li").EvaluateAllAsync<string[]>(
            "items => items.map(item => [item.querySelector('[role=group]').ariaLabel, item.querySelector('textarea').value, item.querySelector('[id^=credit]').value].join('|')).sort()");
        Assert.Equal(Enumerable.Range(1, Dropped).Select(i => $"picture-{i:00}.jpg|Picture {i}|Jo Smith/AFP"), offered);
    }

    private static async Task SetFocusByKeyboardAsync(IPage page)
    {
        await TabToAsync(page, "Across, % from the left");
        await page.Keyboard.TypeAsync("12.5");
        await TabToAsync(page, "Down, % from the top");
        await page.Keyboard.TypeAsync("80");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
        await Expect(page.GetByLabel("Across, % from the left")).ToHaveValueAsync("12.5");
    }

    // Found by a word, chosen, and among the captions: nothing but keys.
    private static async Task FindByKeyboardAsync(IPage page)
    {
        await TabToAsync(page, "Find a photo in the library");
        await page.Keyboard.TypeAsync("picture-02");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-found] button")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var caption = page.GetByRole(AriaRole.Group, new() { Name = "Caption 1" });
        await Expect(caption.GetByRole(AriaRole.Combobox)).ToHaveValueAsync(new Regex("^[123]$"));
        await Expect(caption.Locator("img")).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string label)
    {
        var field = page.GetByLabel(label);
        for (var stop = 0; stop < 60 && !await field.EvaluateAsync<bool>("field => field === document.activeElement"); stop++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(field).ToBeFocusedAsync();
    }

    // Two are on their way at a time, so that the last may come in before the last but one: found by name.
    private static ILocator Photo(IPage page, int photo) => page.GetByRole(AriaRole.Group, new() { Name = $"picture-{photo:00}.jpg" });

    private static async Task ConfirmAsync(IPage page, int photo)
    {
        var group = Photo(page, photo);
        await Expect(group.GetByLabel("Caption", new() { Exact = true })).ToHaveValueAsync($"Picture {photo}");
        await Expect(group.GetByLabel("Credit")).ToHaveValueAsync("Jo Smith/AFP");
        await group.GetByLabel("Alternative text").FillAsync($"What picture {photo} shows");
        await group.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved");
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GotoAsync("/admin/articles/new");
        await page.GetByLabel("Headline").FillAsync("Photos of the day");
        await page.GetByLabel("Body", new() { Exact = true }).FillAsync("A day in pictures.");
        foreach (var (photo, place) in new[] { (20, 1), (19, 2), (18, 3) })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add caption" }).ClickAsync();
            var select = page.GetByRole(AriaRole.Group, new() { Name = $"Caption {place}" }).GetByLabel("Photo");
            var value = await select.EvaluateAsync<string>("(select, name) => [...select.options].find(option => option.text.startsWith(name)).value", $"picture-{photo:00}.jpg");
            await select.SelectOptionAsync(value);
        }

        var second = page.GetByRole(AriaRole.Group, new() { Name = "Caption 2" });
        await Expect(second.Locator("[data-state]").First).ToHaveTextAsync("inherited");
        await second.GetByLabel("Caption", new() { Exact = true }).FillAsync("Our own words");
        await Expect(second.Locator("[data-state]").First).ToHaveTextAsync("changed here");

        // The third becomes the second, by keyboard.
        await page.GetByRole(AriaRole.Group, new() { Name = "Caption 3" }).GetByLabel("Credit").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Caption 3" }).GetByLabel("Caption", new() { Exact = true })).ToHaveValueAsync("Our own words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("Published");
    }

    // A reader who comes anew: a browser may keep a story for a minute.
    private async Task ReadAsync(SiteAddress site, string[] captions)
    {
        await using var window = await chromium.NewWindowAsync(site, width: 390);
        var page = await window.NewPageAsync();
        await page.AddInitScriptAsync(
            "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });");
        await page.GotoAsync(Story);
        await Expect(page.Locator("article figcaption")).ToHaveTextAsync(captions.Select(caption => new Regex($"^{caption}\\s+Jo Smith/AFP$")).ToArray());
        foreach (var image in await page.Locator("article figure img").AllAsync())
        {
            await image.ScrollIntoViewIfNeededAsync();
            await Expect(image).ToHaveJSPropertyAsync("complete", true);
            Assert.NotEqual(0, await image.EvaluateAsync<int>("image => image.naturalWidth"));
            Assert.EndsWith(".avif", await image.EvaluateAsync<string>("image => image.currentSrc"), StringComparison.Ordinal);
        }

        Assert.Equal(0, await page.EvaluateAsync<double>("window.shift"));
        var lead = page.Locator("article figure img").First;
        Assert.Equal("high", await lead.GetAttributeAsync("fetchpriority"));
        var sets = await page.Locator("article figure").First.Locator("source, img").EvaluateAllAsync<string[]>("sources => sources.map(source => source.srcset)");
        Assert.Equal(3, sets.Length);
        Assert.All(sets, set => Assert.Equal(["320w", "480w", "800w", "1200w", "1600w", "1800w"], set.Split(", ").Select(source => source.Split(' ')[1])));
        await page.CloseAsync();
    }
}
