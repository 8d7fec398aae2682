using System.Globalization;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What the editor's caption buttons do where there is no script.</summary>
internal static class CaptionOrder
{
    /// <summary>Does <c>add</c>, <c>remove-N</c>, <c>up-N</c>, <c>down-N</c>, <c>lead-N</c> or <c>inheritFIELD-N</c> (N from 0); anything else changes nothing.</summary>
    public static void Change(List<CaptionForm> captions, string change)
    {
        var dash = change.IndexOf('-', StringComparison.Ordinal);
        var verb = dash < 0 ? change : change[..dash];
        var isPlace = int.TryParse(dash < 0 ? "" : change[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < captions.Count;
        switch (verb)
        {
            case "add" when captions.Count < DraftText.CaptionsMost:
                captions.Add(new CaptionForm());
                break;
            case "remove" when isPlace:
                captions.RemoveAt(at);
                break;
            case "up" when isPlace && at > 0:
                (captions[at - 1], captions[at]) = (captions[at], captions[at - 1]);
                break;
            case "lead" when isPlace:
                var lead = captions[at];
                captions.RemoveAt(at);
                captions.Insert(0, lead);
                break;
            case "inheritCaption" when isPlace:
                captions[at] = captions[at] with { Caption = "" };
                break;
            case "inheritCredit" when isPlace:
                captions[at] = captions[at] with { Credit = "" };
                break;
            case "inheritAlternativeText" when isPlace:
                captions[at] = captions[at] with { AlternativeText = "" };
                break;
            case "down" when isPlace && at < captions.Count - 1:
                (captions[at + 1], captions[at]) = (captions[at], captions[at + 1]);
                break;
        }
    }
}
