using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Marks what changed in a text, without a space more than the text has.</summary>
internal static class DiffHtml
{
    /// <summary>Both texts in one: what was added in <c>ins</c>, what was removed in <c>del</c>.</summary>
    public static IHtmlContent Both(IEnumerable<DiffPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Kind == TextChange.Kept)
            {
                html.Append(piece.Text);
                continue;
            }

            var mark = new TagBuilder(piece.Kind == TextChange.Added ? "ins" : "del");
            mark.InnerHtml.Append(piece.Text);
            html.AppendHtml(mark);
        }

        return html;
    }

    /// <summary>The later text alone, with what is new in it in <c>ins</c>.</summary>
    public static IHtmlContent Later(string before, string after) => Both(TextDiff.Of(before, after).Where(piece => piece.Kind != TextChange.Removed));
}
