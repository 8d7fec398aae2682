namespace NewsSite.Core.Rendering;

/// <summary>
/// Turns the levels an editor typed into the levels of the page: the headline is the page's only <c>h1</c>, so the first subheading is an
/// <c>h2</c> however many <c>#</c> it has, and no level is ever skipped (WCAG 1.3.1; readers of screen readers walk by levels).
/// </summary>
internal sealed class HeadingOutline
{
    private const int FirstLevel = 2;

    private readonly Stack<int> _open = new();

    /// <summary>The level, 2 to 6, for the next heading of the text, typed as level 1 to 6.</summary>
    public int Place(int typed)
    {
        while (_open.TryPeek(out var last) && last >= typed) _open.Pop();
        var level = Math.Min(FirstLevel + _open.Count, 6);
        _open.Push(typed);
        return level;
    }
}
