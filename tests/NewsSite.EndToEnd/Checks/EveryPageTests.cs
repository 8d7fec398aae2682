using NewsSite.Web.Tests.Pages;

namespace NewsSite.EndToEnd.Checks;

/// <summary>
/// Every kind of page in every state that a reader may see it in: no rule of axe broken or left open, nothing wider than the window, lines that read well,
/// targets that a finger meets, a Tab key that shows where it is; and nothing moves, complains, asks elsewhere or is remembered.
/// </summary>
public abstract class EveryPageTests(Task<Edition> printed, Chromium chromium)
{
    public static TheoryData<string, string> Pages { get; } = new(Edition.Pages.Select(page => (page.Shows!, page.Address)));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_is_fit_to_be_read_in_every_state(string shows, string address)
    {
        var site = (await printed).Site;
        await using var window = await chromium.NewWindowAsync(site);

        var findings = await new Inspection(window, site).OfAsync(address);

        // What is wrong in many states is told once, with the states.
        var told = findings.GroupBy(finding => finding.What).Select(same => $"{string.Join(", ", same.Select(finding => finding.State).Distinct())}: {same.Key}");
        Assert.True(findings.Count == 0, $"{shows} ({address}):\n{string.Join('\n', told)}");
    }
}

/// <summary>On a site in English.</summary>
public sealed class LeftToRightPageTests(Newsstand stand, Chromium chromium) : EveryPageTests(stand.LeftToRightAsync(), chromium);

/// <summary>On a site in Arabic.</summary>
public sealed class RightToLeftPageTests(Newsstand stand, Chromium chromium) : EveryPageTests(stand.RightToLeftAsync(), chromium);
