using NewsSite.Core.CopyDesk;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What the copy desk says of the text in the editor.</summary>
/// <param name="Story">Number of the story, or <c>new</c>.</param>
/// <param name="Text">The text that was read, in which findings count.</param>
/// <param name="Report">What it found.</param>
/// <param name="Mandatory">Which checks keep a story from going out.</param>
public sealed record ChecksPanel(string Story, DraftText Text, CopyReport Report, MandatoryChecks Mandatory)
{
    /// <summary>How many findings are open, in words.</summary>
    public string Says => Report.Open.Count == 0 ? T("Nothing found.") : N(Report.Open.Count, "{0} finding", "{0} findings");

    /// <summary>Has the copy desk read what is typed.</summary>
    /// <param name="http">The request.</param>
    /// <param name="story">Number of the story, or <c>new</c>.</param>
    /// <param name="input">What is typed.</param>
    /// <param name="asks">Whether links of other sites may be asked for now.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<ChecksPanel> ReadAsync(HttpContext http, string story, StoryForm input, bool asks, CancellationToken ct)
    {
        var text = CheckChange.Unified(input).ToText();
        var report = await http.RequestServices.GetRequiredService<CopyReader>().ReadAsync(CheckChange.Number(story), text, asks, ct);
        return new ChecksPanel(story, text, report, http.RequestServices.GetRequiredService<MandatoryChecks>());
    }

    /// <summary>The words that a fix replaces, as they stand in the text.</summary>
    public string Was(Fix fix)
    {
        ArgumentNullException.ThrowIfNull(fix);
        return CheckChange.Field(Text, fix.Field).Substring(fix.Start, fix.Length);
    }
}
