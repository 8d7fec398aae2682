using Microsoft.Playwright;
using NewsSite.EndToEnd.Checks;

namespace NewsSite.EndToEnd;

/// <summary>Pictures of the readers' pages for the documentation: each page on a phone and on a desk, light and dark; and pages of the Arabic site.</summary>
internal static class PagePictures
{
    private const int Quality = 60;

    private static readonly (string Name, string Address)[] Pages =
    [
        ("front", "/"),
        ("article", "/articles/" + Edition.LongSlug),
        ("article-corrected", "/articles/" + Web.Tests.Pages.PrintedPaper.Slug),
        ("photos", "/articles/" + Edition.LongSlug + "/photos"),
        ("photo", "/articles/" + Edition.LongSlug + "/photos/1"),
        ("section", "/sections/sea"),
        ("topic", "/tags/ports"),
        ("topics", "/tags"),
        ("author", "/authors/jo-writer"),
        ("archive-month", "/archive/2026/11"),
        ("archive-day", "/archive/2026/11/23"),
        ("search", "/search?q=quay"),
        ("corrections", "/corrections"),
        ("feeds", "/feeds"),
        ("about", "/how-we-work"),
        ("missing", "/no/such/page"),
        ("withdrawn", "/articles/withdrawn-with-a-notice"),
        ("text-article", "/text/articles/" + Edition.LongSlug),
    ];

    private static readonly (string Name, string Address)[] ArabicPages =
    [
        ("arabic-front", "/"),
        ("arabic-article", "/articles/" + Edition.LongArabicSlug),
        ("arabic-archive-month", "/archive/2026/11"),
    ];

    /// <summary>How each page is looked at.</summary>
    public static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Variants =
    [
        ("phone-light", 390, 844, ColorScheme.Light),
        ("phone-dark", 390, 844, ColorScheme.Dark),
        ("desk-light", 1280, 800, ColorScheme.Light),
        ("desk-dark", 1280, 800, ColorScheme.Dark),
    ];

    /// <summary>Makes them.</summary>
    /// <param name="folder">Where to put the files; made if it is missing.</param>
    public static async Task MakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var stand = new Newsstand();
        await MakeAsync(folder, chromium, (await stand.LeftToRightAsync()).Site, Pages);
        await MakeAsync(folder, chromium, (await stand.RightToLeftAsync()).Site, ArabicPages);
    }

    /// <summary>Takes one, of what the window shows.</summary>
    public static Task TakeAsync(IPage page, string folder, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = Quality });

    private static async Task MakeAsync(string folder, Chromium chromium, SiteAddress site, (string Name, string Address)[] pages)
    {
        foreach (var (variant, width, height, scheme) in Variants)
        {
            await using var window = await chromium.NewWindowAsync(site, width, height, scheme: scheme);
            var page = await window.NewPageAsync();
            foreach (var (name, address) in pages)
            {
                // Twice: by the second time the fonts are there.
                await page.GotoAsync(address);
                await page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.NetworkIdle });
                await TakeAsync(page, folder, $"{name}-{variant}");
            }
        }
    }
}
