using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Tags;

/// <summary>Tags whose name or alias begins with what is being typed, the most used first, as JSON for the completion of tag fields.</summary>
[Needs(Right.Write)]
public sealed class SuggestModel(TagNames names) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken ct) => new JsonResult(await names.BeginningWithAsync(q ?? "", ct));
}
