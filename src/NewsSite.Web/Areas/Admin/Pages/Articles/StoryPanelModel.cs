using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A panel beside the text, asked for by a script while the editor's page stays open: it reads the editor's form and saves nothing of the story.</summary>
[Needs(Right.Write)]
[RequestSizeLimit(EditModel.FormBytes)]
[RequestFormLimits(ValueLengthLimit = EditModel.FormBytes)]
public abstract class StoryPanelModel(NewsDb db) : PageModel
{
    /// <summary>Number of the story, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public StoryForm Input { get; set; } = new();

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    /// <summary>What to answer where the form can't be read, or the story is not there or somebody else's; null where there is nothing in the way.</summary>
    protected async Task<IActionResult?> RefusalAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (CheckChange.Number(Id) is not { } number)
            return null;
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == number, ct) is not { } article)
            return NotFound();
        return HttpContext.Actor().MayEdit(article) ? null : Forbid();
    }
}
