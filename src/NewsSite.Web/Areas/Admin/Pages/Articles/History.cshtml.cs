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

/// <summary>
/// Every text of a story that was ever saved, in milestones, and what changed between two: at first between what readers see and the newest text. Any of
/// them can be restored.
/// </summary>
[Needs(Right.Write)]
public sealed class HistoryModel(NewsDb db) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>The same as <see cref="From"/>: the text itself is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>Number of the last text of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Milestone> Milestones { get; private set; } = [];

    public int? Next { get; private set; }

    public IReadOnlyList<Branch> Branches { get; private set; } = [];

    public IReadOnlyList<ComparedPart> Parts { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>Saves the text <see cref="To"/> as the newest one.</summary>
    public async Task<IActionResult> OnPostRestoreAsync([FromServices] Drafting drafting, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var restored = await drafting.RestoreAsync(Id, To ?? 0, HttpContext.Actor(), ct);
        if (restored is null)
            return NotFound();
        if (restored.Saved)
            return Redirect($"/admin/articles/{Id}?done=restored");
        this.Take(restored.Problems, prefix: "");
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

        Article = article;
        (Milestones, Next) = await db.MilestonesAsync(Id, Before, ct);
        Branches = await db.BranchesOfAsync(Id, ct);
        To ??= article.LatestNumber;
        From ??= article.HasNewerDraft && To == article.LatestNumber
            ? article.LiveNumber
            : Milestones.Select(milestone => milestone.Text.Number).FirstOrDefault(number => number < To, Math.Max(1, To.Value - 1));

        var to = await db.PartsAsync(Id, To.Value, ct);
        var from = From == To ? to : await db.PartsAsync(Id, From!.Value, ct);
        if (from is null || to is null)
            return NotFound();
        Parts = ComparedPart.Between(from, to);
        Response.StatusCode = status;
        return Page();
    }
}

/// <summary>A text in the table of the history.</summary>
/// <param name="Page">The history.</param>
/// <param name="Text">Which.</param>
/// <param name="Events">What was done with it.</param>
public sealed record HistoryRow(HistoryModel Page, SavedText Text, IReadOnlyList<StoryEvent> Events);
