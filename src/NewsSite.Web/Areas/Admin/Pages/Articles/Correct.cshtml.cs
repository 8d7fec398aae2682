using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Telling readers what a published story had wrong and what is right.</summary>
[Needs(Core.Identity.Right.Publish)]
public sealed class CorrectModel(NewsDb db, Workflow workflow) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public CorrectionText Input { get; set; } = new();

    public string? Headline { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (Headline = await db.LatestHeadlineAsync(Id, ct)) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Headline = await db.LatestHeadlineAsync(Id, ct)) is null)
            return NotFound();
        return this.Answer(await workflow.CorrectAsync(Id, Input.Wrong, Input.Right, HttpContext.Actor(), ct), $"/admin/articles/{Id}?done=corrected");
    }

    public sealed record CorrectionText
    {
        public string Wrong { get; init; } = "";
        public string Right { get; init; } = "";
    }
}
