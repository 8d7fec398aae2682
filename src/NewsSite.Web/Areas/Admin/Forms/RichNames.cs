using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Names that stand out in a sentence, and names in sentences that count.</summary>
internal static partial class RichNames
{
    /// <summary>Given to a counted sentence as its <c>{1}</c>: the place stays open for the first name of <see cref="Counted"/>.</summary>
    public const string First = "{1}";

    /// <summary>Given to a counted sentence as its <c>{2}</c>: the place stays open for the second name of <see cref="Counted"/>.</summary>
    public const string Second = "{2}";

    /// <summary>A name that the sentence is about.</summary>
    public static TagBuilder Strong(string name)
    {
        var strong = new TagBuilder("strong");
        strong.InnerHtml.AppendHtml(RichText.Element("bdi", name));
        return strong;
    }

    /// <summary>A counted sentence with names in it, each isolated (<c>bdi</c>).</summary>
    /// <param name="sentence">With <see cref="First"/> and <see cref="Second"/> where the names belong.</param>
    /// <param name="names">In this order.</param>
    public static IHtmlContent Counted(string sentence, params IReadOnlyList<string> names)
    {
        var content = new HtmlContentBuilder();
        var parts = Places().Split(sentence);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
                content.Append(parts[i]);
            else
                content.AppendHtml(RichText.Element("bdi", names[parts[i][0] - '1']));
        }

        return content;
    }

    [GeneratedRegex(@"\{([12])\}")]
    private static partial Regex Places();
}
