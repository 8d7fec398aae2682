using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
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

    public string Headline { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        if (!ModelState.IsValid || !Enum.IsDefined(Input.Kind))
            return this.Refuse([new Problem("", "Choose what readers get at the story's address.")]);
        var problems = await workflow.WithdrawAsync(Id, Input.ToText(), HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        return problems.Count == 0 ? Redirect($"/admin/articles/{Id}?done=withdrawn") : this.Refuse(problems);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var headline = await db.Articles.Where(a => a.Id == Id).Select(a => a.LatestHeadline).SingleOrDefaultAsync(ct);
        Headline = headline ?? "";
        return headline is not null;
    }
}
