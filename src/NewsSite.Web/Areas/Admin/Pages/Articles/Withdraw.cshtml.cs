using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Taking a published story back from readers.</summary>
[Needs(Right.Publish)]
public sealed class WithdrawModel(NewsDb db, Workflow workflow) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public WithdrawalForm Input { get; set; } = new();

    public string? Headline { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (Headline = await db.LatestHeadlineAsync(Id, ct)) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Headline = await db.LatestHeadlineAsync(Id, ct)) is null)
            return NotFound();
        if (!ModelState.IsValid || !Enum.IsDefined(Input.Kind))
            return this.Refuse([new Problem("", T("Choose what readers get at the story's address."))]);
        return this.Answer(await workflow.WithdrawAsync(Id, Input.ToText(), HttpContext.Actor(), ct), $"/admin/articles/{Id}?done=withdrawn");
    }
}
