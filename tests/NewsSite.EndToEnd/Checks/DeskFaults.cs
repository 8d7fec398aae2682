using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NewsSite.EndToEnd.Checks;

/// <summary>What is wrong with a page of the desk, light and dark, and for those who come with a keyboard or a finger.</summary>
internal static class DeskFaults
{
    /// <summary>Looks at the page as it stands.</summary>
    /// <param name="page">The page.</param>
    /// <param name="what">Its name, for the failure.</param>
    public static async Task<IEnumerable<string>> FindAsync(IPage page, string what)
    {
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            faults.AddRange((await page.RunAxe()).Violations.Select(v => $"{scheme}: {v.Id} at {v.Nodes[0].Html}"));
        }

        await page.EvaluateAsync(Inspection.Measures);
        faults.AddRange(await page.EvaluateAsync<string[]>("[...measures.overflow(), ...measures.targets(), ...measures.stops()]"));
        return faults.Select(fault => $"{what}: {fault}");
    }
}
