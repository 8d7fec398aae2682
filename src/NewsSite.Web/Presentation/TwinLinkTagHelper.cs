using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsSite.Web.Presentation;

/// <summary>In the text edition, links and search forms lead to the text edition, except a link that says <c>edition="full"</c>; nothing changes elsewhere.</summary>
[HtmlTargetElement("a", Attributes = "href")]
[HtmlTargetElement("form", Attributes = "action")]
public sealed class TwinLinkTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary><c>full</c> for the way back to the full page.</summary>
    public string? Edition { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Edition is not null || !ViewContext.HttpContext.IsTextEdition())
            return;
        var name = output.Attributes.ContainsName("href") ? "href" : "action";
        output.Attributes.SetAttribute(name, TextEdition.TwinOf(output.Attributes[name].Value?.ToString() ?? ""));
    }
}
