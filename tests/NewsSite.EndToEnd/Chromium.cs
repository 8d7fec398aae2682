using Microsoft.Playwright;
using NewsSite.EndToEnd.Checks;

[assembly: AssemblyFixture(typeof(NewsSite.EndToEnd.Chromium))]

namespace NewsSite.EndToEnd;

/// <summary>The system's Chromium, started once for all tests; each test gets a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // Without these a browser on a closed network spends its time looking for its maker's hosts.
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // What a person would wait for beside a whole suite on a slow machine; what is there is seen at once.
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (InstalledProgram.PathOf(Names) is not { } path)
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Quiet });
    }

    /// <summary>A browser window without cookies or cache. Skips the test where there is no Chromium, unless nothing may be skipped.</summary>
    public async Task<IBrowserContext> NewWindowAsync(SiteAddress site, int width = 1280, int height = 900, bool javaScript = true, ColorScheme scheme = ColorScheme.Light)
    {
        const string missing = "No Chromium on this machine. Install it: apt-get install chromium";
        if (_browser is null && Environment.GetEnvironmentVariable("NEWSSITE_TEST_ALL") == "1")
            Assert.Fail(missing);
        Assert.SkipWhen(_browser is null, missing);

        return await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Url,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            ColorScheme = scheme,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Where the site under test answers.</summary>
public readonly record struct SiteAddress(string Url)
{
    public static SiteAddress Of(Web.Tests.SiteHost site) => new(site.Address.ToString());
}
