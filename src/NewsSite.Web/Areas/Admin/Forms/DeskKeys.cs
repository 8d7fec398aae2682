namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>A key of the desk. What it does is in <c>wwwroot/desk/</c>; all of it can be done without.</summary>
/// <param name="Key">As it is written on keyboards; with Ctrl, which is Cmd on a Mac.</param>
/// <param name="Does">What it does, in a sentence.</param>
/// <param name="Where">On which pages.</param>
internal sealed record DeskKey(string Key, string Does, string Where)
{
    /// <summary>True for one that is pressed alone: those can be turned off, because they get in the way of speech input (WCAG 2.1.4).</summary>
    public bool IsSingle => Key.Length == 1;
}

/// <summary>All of them.</summary>
internal static class DeskKeys
{
    public static IReadOnlyList<DeskKey> All { get; } =
    [
        new("Ctrl+S", "Saves the draft.", "a story"),
        new("Ctrl+B", "Makes what is selected bold, or takes that back.", "a text in Markdown"),
        new("Ctrl+I", "Makes what is selected italic, or takes that back.", "a text in Markdown"),
        new("Ctrl+K", "Makes a link of what is selected.", "a text in Markdown"),
        new("Ctrl+Alt+M", "Begins a note on what is selected.", "a story"),
        new("/", "Goes to the search box.", "lists of stories and photos"),
        new("J", "Goes to the next slot.", "the front page"),
        new("K", "Goes to the slot before.", "the front page"),
        new("Alt+↑", "Moves the story of the slot up.", "the front page"),
        new("Alt+↓", "Moves the story of the slot down.", "the front page"),
        new("Ctrl+Enter", "Launches the draft.", "the front page"),
        new("?", "Shows these keys.", "every page"),
    ];
}
