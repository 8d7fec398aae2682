using Microsoft.Playwright;

namespace NewsSite.EndToEnd.Checks;

/// <summary>How somebody looks at a page: the window, and what they asked their device for.</summary>
/// <param name="Name">For failures.</param>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Media"><c>screen</c> or <c>print</c>.</param>
/// <param name="Feature">A media feature that is not at its default.</param>
/// <param name="Value">Its value.</param>
/// <param name="Change">A script that changes the page as the reader's browser would.</param>
public sealed record ReadingState(string Name, int Width, string Media = "screen", string Feature = "", string Value = "", string Change = "")
{
    // WCAG 2.2, 1.4.12: line height 1.5, space after paragraphs 2, letters 0.12 and words 0.16 times the size of the letters.
    private const string Spacing =
        "sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }')";

    public static IReadOnlyList<ReadingState> All { get; } =
    [
        new("light", 1280),
        new("dark", 1280, Feature: "prefers-color-scheme", Value: "dark"),
        new("forced colours", 1280, Feature: "forced-colors", Value: "active"),
        new("more contrast", 1280, Feature: "prefers-contrast", Value: "more"),
        new("reduced motion", 1280, Feature: "prefers-reduced-motion", Value: "reduce"),
        new("320 px", 320),
        new("200 % text", 768, Change: "sheet.replaceSync(':root { font-size: 200% !important }')"),
        new("text spacing", 390, Change: Spacing),
        new("print", 640, "print"),
    ];

    /// <summary>Forced colours are the system's, which the rule cannot know.</summary>
    public bool HasOwnColours => Feature != "forced-colors";

    public async Task ApplyAsync(IPage page, ICDPSession browser)
    {
        await page.SetViewportSizeAsync(Width, 800);
        await browser.SendAsync("Emulation.setEmulatedMedia", new Dictionary<string, object>
        {
            ["media"] = Media,
            ["features"] = Feature.Length == 0 ? [] : new[] { new Dictionary<string, string> { ["name"] = Feature, ["value"] = Value } },
        });
        // Adopted by the document, so that the policy for sheets has nothing to say.
        await page.EvaluateAsync($"() => {{ const sheet = new CSSStyleSheet(); {Change}; document.adoptedStyleSheets = [sheet]; }}");
    }
}
