using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A text that is kept beside its story: what it would change, and the way to discard it.</summary>
[Needs(Right.Write)]
public sealed class BranchModel(NewsDb db, BranchDesk desk) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Number of the branch.</summary>
    [FromRoute]
    public long Branch { get; set; }

    /// <summary>Which text of it; the newest when not said.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public MergedBranch Kept { get; private set; } = null!;

    public IReadOnlyList<ComparedPart> Parts { get; private set; } = [];

    public bool MayDiscard => BranchDesk.MayDiscard(Kept.Branch, HttpContext.Actor());

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
    {
        var problems = await desk.DiscardAsync(Id, Branch, HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/articles/{Id}?done=discarded");
        this.Take(problems);
        return await ShowAsync(ct, StatusCodes.Status400BadRequest);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct, int status = StatusCodes.Status200OK)
    {
        if (status == StatusCodes.Status200OK && !ModelState.IsValid)
            return BadRequest();
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        if (!HttpContext.Actor().MayEdit(article))
            return Forbid();
        if (await db.MergedBranchAsync(Id, Branch, Number, null, ct) is not { } kept)
            return NotFound();
        Kept = kept;
        Parts = ComparedPart.Between(await db.PartsAsync(DraftText.Of(kept.Story), ct), await db.PartsAsync(kept.Merged.Text, ct));
        Response.StatusCode = status;
        return Page();
    }
}
