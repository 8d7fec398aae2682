using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Has the copy desk read the editor's form while somebody types, and answers the panel. It saves nothing but a dismissal.</summary>
[Needs(Right.Write)]
[RequestSizeLimit(EditModel.FormBytes)]
[RequestFormLimits(ValueLengthLimit = EditModel.FormBytes)]
public sealed class ChecksModel(NewsDb db) : PageModel
{
    /// <summary>Number of the story, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public StoryForm Input { get; set; } = new();

    public ChecksPanel Panel { get; private set; } = null!;

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    /// <param name="check">What to do before reading, as <see cref="CheckChange"/> says; null for nothing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(string? check, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (CheckChange.Number(Id) is { } number)
        {
            if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == number, ct) is not { } article)
                return NotFound();
            if (!HttpContext.Actor().MayEdit(article))
                return Forbid();
        }

        if (await CheckChange.DoAsync(HttpContext, Id, Input, check ?? "", ct) is not var (input, problems))
            return NotFound();
        this.Take(problems, prefix: "");
        Panel = await ChecksPanel.ReadAsync(HttpContext, Id, input, asks: true, ct);
        return Page();
    }
}
