using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>Sentences of the interface that have more than words in them.</summary>
internal static partial class RichText
{
    /// <summary>A sentence in which names, times or links stand: text in it is isolated (<c>bdi</c>), an element stays what it is.</summary>
    /// <param name="english">Its key is found as that of <see cref="InterfaceText.T(TextTemplate)"/>.</param>
    public static IHtmlContent R(TextTemplate english)
    {
        var content = new HtmlContentBuilder();
        var parts = Places().Split(InterfaceText.T(english.Key));
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
                content.Append(parts[i].Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));
            else
                content.AppendHtml(english.Arguments[parts[i][0] - '0'] is IHtmlContent element ? element : Element("bdi", $"{english.Arguments[parts[i][0] - '0']}"));
        }

        return content;
    }

    /// <summary>A link in a sentence.</summary>
    public static IHtmlContent Link(string address, string text)
    {
        var link = Element("a", text);
        link.Attributes["href"] = address;
        return link;
    }

    /// <summary>An element that holds text: <c>kbd</c>, <c>code</c>, <c>strong</c>.</summary>
    public static TagBuilder Element(string name, string text)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(text);
        return element;
    }

    [GeneratedRegex(@"(?<!\{)\{([0-9])\}")]
    private static partial Regex Places();
}
