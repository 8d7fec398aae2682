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
    /// <summary>In the language of the interface.</summary>
    public static IReadOnlyList<DeskKey> All =>
    [
        new("Ctrl+S", T("Saves the draft."), T("a story")),
        new("Ctrl+B", T("Makes what is selected bold, or takes that back."), T("a text in Markdown")),
        new("Ctrl+I", T("Makes what is selected italic, or takes that back."), T("a text in Markdown")),
        new("Ctrl+K", T("Makes a link of what is selected."), T("a text in Markdown")),
        new("Ctrl+Alt+M", T("Begins a note on what is selected."), T("a story")),
        new("/", T("Goes to the search box."), T("lists of stories and photos")),
        new("J", T("Goes to the next slot."), T("the front page")),
        new("K", T("Goes to the slot before."), T("the front page")),
        new("Alt+↑", T("Moves the story of the slot up."), T("the front page")),
        new("Alt+↓", T("Moves the story of the slot down."), T("the front page")),
        new("Ctrl+Enter", T("Launches the draft."), T("the front page")),
        new("?", T("Shows these keys."), T("every page")),
    ];
}
