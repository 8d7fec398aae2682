using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NewsSite.EndToEnd.Checks;

/// <summary>Something wrong with a page.</summary>
/// <param name="State">In which it was seen.</param>
/// <param name="What">The rule and the element.</param>
internal sealed record Finding(string State, string What);

/// <summary>One page in a window of its own, looked at in every state. What is wrong with it is collected, with the state it was seen in.</summary>
internal sealed class Inspection(IBrowserContext window, SiteAddress site)
{
    private const string Always = "always";

    /// <summary>Characters a line that read well: on phones, on everything wider, and in Arabic letters on everything wider.</summary>
    private static readonly (int Least, int Most) OnPhones = (30, 45), OnDesks = (58, 70), InArabicOnDesks = (55, 75);

    /// <summary>The script that measures a page as it is laid out.</summary>
    public static readonly string Measures = Script("measure.js");

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly string Watch = Script("watch.js");
    // The browser's messages come in between.
    private readonly ConcurrentQueue<Finding> _findings = [];

    public async Task<IReadOnlyList<Finding>> OfAsync(string address)
    {
        await window.AddInitScriptAsync(Watch);
        var page = await window.NewPageAsync();
        Overhear(page);
        var browser = await window.NewCDPSessionAsync(page);

        // A phone with nothing in its cache, so that the fonts may come too late; then a desk that has them.
        await LoadAsync(page, browser, ReadingState.All.Single(state => state.Width == 320), address);
        await LoadAsync(page, browser, ReadingState.All[0], address);
        await page.EvaluateAsync(Axe);
        await page.EvaluateAsync(Measures);
        foreach (var state in ReadingState.All)
            await LookAsync(page, browser, state);
        await ReadLinesAsync(page, browser);
        if ((await window.CookiesAsync()).Count > 0)
            Add(Always, ["sets a cookie"]);
        return [.. _findings];
    }

    private async Task LoadAsync(IPage page, ICDPSession browser, ReadingState state, string address)
    {
        await state.ApplyAsync(page, browser);
        await page.GotoAsync(address);
        await page.EvaluateAsync(Measures);
        Add(state.Name, await page.EvaluateAsync<string[]>("measures.moved()"));
        Add(state.Name, await page.EvaluateAsync<string[]>("measures.lateFaces()"));
    }

    private async Task LookAsync(IPage page, ICDPSession browser, ReadingState state)
    {
        await state.ApplyAsync(page, browser);
        Add(state.Name, await page.EvaluateAsync<string[]>("measures.overflow()"));
        Add(state.Name, await page.EvaluateAsync<string[]>($"measures.accessibility({(state.HasOwnColours ? "true" : "false")})"));
        if (state.Media == "print")
            return; // Nobody presses a link on paper.
        Add(state.Name, await page.EvaluateAsync<string[]>("measures.targets()"));
        Add(state.Name, await page.EvaluateAsync<string[]>("measures.stops()"));
    }

    private async Task ReadLinesAsync(IPage page, ICDPSession browser)
    {
        var isRightToLeft = await page.EvaluateAsync<bool>("document.querySelector('.body')?.matches(':dir(rtl)') ?? false");
        foreach (var width in new[] { 320, 360, 390, 768, 1280, 1920 })
        {
            var state = new ReadingState($"{width} px wide", width);
            await state.ApplyAsync(page, browser);
            var (least, most) = width < 768 ? OnPhones : isRightToLeft ? InArabicOnDesks : OnDesks;
            var length = await page.EvaluateAsync<int>("measures.lineLength()");
            if (length != 0 && (length < least || length > most))
                Add(state.Name, [$"lines of {length} characters, not {least} to {most}"]);
            var column = await page.EvaluateAsync<double>("measures.column()");
            if (width < 768 && column < 0.85)
                Add(state.Name, [$"the text takes {column:P0} of the window"]);
        }
    }

    // That a file did not come is told by its answer, with its address; the console repeats it without.
    private void Overhear(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (!message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                Add(Always, [$"says in the console: {message.Text}"]);
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400 && !answer.Request.IsNavigationRequest)
                Add(Always, [$"misses a file: {answer.Url} answers {answer.Status}"]);
        };
        page.PageError += (_, error) => Add(Always, [$"has a script that fails: {error}"]);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Url, StringComparison.Ordinal))
                Add(Always, [$"asks another host: {request.Url}"]);
        };
    }

    private void Add(string state, IEnumerable<string> findings)
    {
        foreach (var what in findings)
            _findings.Enqueue(new Finding(state, what));
    }

    private static string Script(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Checks", name));
}
