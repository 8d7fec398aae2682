using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsSite.Web.Areas.Admin.Forms;

/// <summary>
/// A field with its label, its hint and its problem, tied together for those who do not see them. Attributes that are not named here go to
/// the input. The value is always the model's: what was typed comes back, but never a password.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>A sentence below the label; null for none.</summary>
    public string? Hint { get; set; }

    /// <summary>Type of the input; with <see cref="Rows"/> or <see cref="Items"/> it is none.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Lines of a text area; 0 for an input of one line.</summary>
    public int Rows { get; set; }

    /// <summary>What can be chosen; null for a field to type in.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var problem = ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage))
            : null;

        var input = Input();
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        var described = string.Join(' ', new[] { Hint is null ? null : id + "-hint", problem is null ? null : id + "-problem" }.Where(part => part is not null));
        if (described.Length > 0)
            input.Attributes["aria-describedby"] = described;
        if (problem is not null)
            input.Attributes["aria-invalid"] = "true";
        foreach (var attribute in output.Attributes.Where(attribute => attribute.Name != "class"))
            input.Attributes[attribute.Name] = attribute.Value?.ToString();

        var extra = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", extra is null ? "field" : "field " + extra);
        output.Content.AppendHtml(Element("label", Label, ("for", id)));
        if (Hint is not null)
            output.Content.AppendHtml(Element("p", Hint, ("class", "hint"), ("id", id + "-hint")));
        output.Content.AppendHtml(input);
        if (problem is not null)
            output.Content.AppendHtml(Element("p", problem, ("class", "problem"), ("id", id + "-problem")));
    }

    private TagBuilder Input()
    {
        var value = Convert.ToString(For.Model, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        if (Items is not null)
            return Select(value);
        if (Rows == 0)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = Type;
            if (Type != "password")
                input.Attributes["value"] = value;
            return input;
        }

        var area = new TagBuilder("textarea");
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        area.InnerHtml.AppendHtml("\n"); // the parser drops the first line end (HTML §13.2.6.4.7)
        area.InnerHtml.Append(value);
        return area;
    }

    private TagBuilder Select(string value)
    {
        var select = new TagBuilder("select");
        foreach (var item in Items!)
        {
            var option = Element("option", item.Text, ("value", item.Value));
            if (item.Value == value)
                option.Attributes["selected"] = "selected";
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    private static TagBuilder Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
            element.Attributes[attribute] = value;
        element.InnerHtml.Append(text);
        return element;
    }
}
