namespace NewsSite.Web.Security;

/// <summary>What a browser says of itself, in a few words, so that people know their own sessions. Anybody can write anything there: nothing depends on it.</summary>
internal static class BrowserName
{
    private const string Between = " on ";

    // The first that is found counts: nearly everybody also names those below.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Chromium/", "Chromium"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>"Firefox on Linux"; null when it names neither a browser nor a system that is known.</summary>
    /// <param name="userAgent">The header.</param>
    public static string? Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent), Find(Systems, userAgent));
        return browser is null ? system : system is null ? browser : browser + Between + system;
    }

    /// <summary>The same in the language of the interface.</summary>
    /// <param name="kept">What <see cref="Of"/> said when the session began; null for nothing.</param>
    public static string? Say(string? kept) => kept?.Split(Between) is [var browser, var system] ? T($"{browser} on {system}") : kept;

    private static string? Find((string Mark, string Name)[] known, string userAgent) => Array.Find(known, k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
