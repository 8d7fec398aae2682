using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.Rendering;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A body as readers would get it, for the live preview: the same pipeline that saving uses. It stores nothing.</summary>
[Needs(Right.Write)]
[RequestSizeLimit(EditModel.FormBytes)]
[RequestFormLimits(ValueLengthLimit = EditModel.FormBytes)]
public sealed class RenderModel(MarkdownRenderer renderer) : PageModel
{
    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public IActionResult OnPost(string? body, CancellationToken ct)
    {
        var rendered = renderer.Render((body ?? "").Replace("\r\n", "\n", StringComparison.Ordinal), ct);
        return new JsonResult(new { html = rendered.Html, problem = rendered.Problem });
    }
}
