using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Tags;

/// <summary>What merging a tag into another one changes, and doing it.</summary>
[Needs(Right.ManageVocabulary)]
public sealed class MergeModel(NewsDb db, TagMerge merge, TagNames names) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Name or alias of the tag that stays.</summary>
    [BindProperty(SupportsGet = true)]
    public string Into { get; set; } = "";

    /// <summary>What would change; null while the two can't be merged.</summary>
    public MergePreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.Tags.AnyAsync(t => t.Id == Id && t.MergedIntoId == null && t.DeletedAt == null, ct))
            return NotFound();
        if (Into.Trim().Length == 0)
            return Page();
        (Preview, var problems) = await merge.PreviewAsync(Id, await IntoIdAsync(ct), ct);
        return problems.Count == 0 ? Page() : this.Refuse(problems, prefix: "");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var into = await IntoIdAsync(ct);
        var problems = await merge.MergeAsync(Id, into, HttpContext.Actor(), ct);
        return problems.Count == 0 ? Redirect($"/admin/tags/{into}?done=merged") : this.Refuse(problems, prefix: "");
    }

    private async Task<long> IntoIdAsync(CancellationToken ct) => (await names.NamedAsync(Into, ct))?.Id ?? 0;
}
