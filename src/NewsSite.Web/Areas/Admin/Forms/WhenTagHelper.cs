using System.Globalization;
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
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", clock.Exactly(At));
        output.Content.Append(clock.Briefly(At));
    }
}
