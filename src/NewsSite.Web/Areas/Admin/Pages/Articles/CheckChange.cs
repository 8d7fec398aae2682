using System.Globalization;
using NewsSite.Core.CopyDesk;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What the buttons beside a finding do: <c>fix-KEY</c>, <c>dismiss-KEY</c>, <c>recall-KEY</c>; and <c>tag-NAME</c> for a tag that is offered.</summary>
internal static class CheckChange
{
    /// <summary>Does it.</summary>
    /// <returns>The form as it is afterwards, and what stood in the way; null when there is no such story.</returns>
    public static async Task<(StoryForm Input, IReadOnlyList<Problem> Problems)?> DoAsync(HttpContext http, string story, StoryForm input, string change, CancellationToken ct)
    {
        var dash = change.IndexOf('-', StringComparison.Ordinal);
        var (verb, of) = dash < 0 ? (change, "") : (change[..dash], change[(dash + 1)..]);
        var desk = http.RequestServices.GetRequiredService<DismissalDesk>();
        IReadOnlyList<Problem>? problems = Problem.None;
        switch (verb)
        {
            case "fix":
                var panel = await ChecksPanel.ReadAsync(http, story, input, asks: false, ct);
                input = panel.Report.Open.FirstOrDefault(finding => finding.Key == of) is { } found ? Fixed(Unified(input), found) : input;
                break;
            case "tag" when of.Length > 0:
                input = input with { Tags = string.Join(", ", TagNames.Split(input.Tags).Append(of)) };
                break;
            case "dismiss" when Number(story) is { } id:
                problems = await desk.DismissAsync(id, Unified(input).ToText(), of, http.Actor(), ct);
                break;
            case "recall" when Number(story) is { } id:
                problems = await desk.RecallAsync(id, of, http.Actor(), ct);
                break;
        }

        return problems is null ? null : (input, problems);
    }

    /// <summary>The story's number; null for one that is not in the store yet.</summary>
    public static long? Number(string story) => long.TryParse(story, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The form with the line ends that a browser counts.</summary>
    public static StoryForm Unified(StoryForm input) => input with
    {
        Standfirst = Lines(input.Standfirst),
        Body = Lines(input.Body),
        Captions = [.. input.Captions.Select(caption => caption with { Caption = Lines(caption.Caption) })],
    };

    /// <summary>What stands in a field that a finding names.</summary>
    public static string Field(DraftText text, string name) => name switch
    {
        "Headline" => text.Headline,
        "Standfirst" => text.Standfirst,
        "Body" => text.Body,
        "Byline" => text.Byline,
        _ => Caption(name) is var (at, field) && at < text.Captions.Count ? field == "Credit" ? text.Captions[at].Credit : text.Captions[at].Caption : "",
    };

    private static StoryForm Fixed(StoryForm input, Finding finding)
    {
        foreach (var fix in finding.Fixes.OrderByDescending(fix => fix.Start))
        {
            string Put(string text) => text[..fix.Start] + fix.Replacement + text[(fix.Start + fix.Length)..];
            input = fix.Field switch
            {
                "Headline" => input with { Headline = Put(input.Headline) },
                "Standfirst" => input with { Standfirst = Put(input.Standfirst) },
                "Body" => input with { Body = Put(input.Body) },
                "Byline" => input with { Byline = Put(input.Byline) },
                _ => Caption(fix.Field) is var (at, field)
                    ? input with { Captions = [.. input.Captions.Select((caption, i) => i != at ? caption : field == "Credit" ? caption with { Credit = Put(caption.Credit) } : caption with { Caption = Put(caption.Caption) })] }
                    : input,
            };
        }

        return input;
    }

    // "Captions[2].Credit"
    private static (int At, string Field)? Caption(string name) =>
        name.Split('[', ']') is ["Captions", var number, ['.', .. var field]] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (at, field) : null;

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
