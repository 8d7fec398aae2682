namespace NewsSite.Core.Rendering;

/// <summary>The sentences an editor reads when a text cannot be rendered: what is wrong, and what to do.</summary>
internal static class RenderingProblems
{
    public static string TooLong(int length, int limit) =>
        T($"The body is longer than {limit:N0} characters (it has {length:N0}). Shorten it or make it two stories.");

    public static string TooDeep(int limit) =>
        T($"The text is nested too deeply: quotes, lists, links and emphasis go at most {limit:N0} levels into one another. Remove some levels.");

    public static string TooSlow(TimeSpan limit) =>
        T($"The text takes too long to render (over {limit.TotalSeconds:0.###} s). Look for long runs of unmatched [ ( * _ or ` signs, and remove or escape them.");

    public static string TooMuchHtml(int limit) =>
        T($"The text makes a page of more than {limit:N0} characters. Look for one long link address that is used many times, and shorten it.");

    public static string TooManyCells(int limit) =>
        T($"The tables have more than {limit:N0} cells, with short rows filled up to the widest. Check for a row that is far too wide, or split the story.");

    public static string Busy => T("The site is busy with other very long texts. Nothing is wrong with yours: wait a moment and save again.");
}
