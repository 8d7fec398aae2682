using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>An instant as the desk says it: <c>&lt;when at="Model.SavedAt" /&gt;</c>.</summary>
[HtmlTargetElement("when", Attributes = "at", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(DeskClock clock) : TagHelper
{
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.SuppressOutput();
        output.Content.SetHtmlContent(clock.When(At));
    }
}
