using System.Diagnostics.CodeAnalysis;

namespace NewsSite.Core.Rendering;

/// <summary>
/// What became of a Markdown text: the HTML that readers get, or the one problem that its editor can fix.
/// </summary>
public sealed record RenderedText
{
    private RenderedText(string? html, string? problem) => (Html, Problem) = (html, problem);

    /// <summary>True when there is HTML, false when there is a problem; never both, never neither.</summary>
    [MemberNotNullWhen(true, nameof(Html))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRendered => Html is not null;

    /// <summary>
    /// Safe HTML of the house (<see cref="HouseHtml"/>), one block a line, empty for an empty text; null when there is a problem.
    /// It needs no further cleaning and holds no heading above <c>h2</c>.
    /// </summary>
    public string? Html { get; }

    /// <summary>What is wrong and what to do about it, in a sentence or two for the field that held the text; null when it was rendered.</summary>
    public string? Problem { get; }

    internal static RenderedText Of(string html) => new(html, null);

    internal static RenderedText Refused(string problem) => new(null, problem);
}
