using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Articles;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The stories in the trash, a page at a time; a writer sees their own.</summary>
[Needs(Right.Write)]
public sealed class TrashModel(DeskStories stories, StoryBin bin) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<StoryRow> Stories { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last one.</summary>
    public PageCursor? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || !PageCursor.TryParse(After, out var after))
            return BadRequest();
        var rows = await stories.ListAsync(new StoryFilter { IsTrashed = true }, after, PageSize + 1, HttpContext.Actor(), ct);
        Stories = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = new PageCursor(Stories[^1].SavedAt, Stories[^1].Key);
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var problems = await bin.RestoreAsync(id, HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect("/admin/articles/trash?done=untrashed");
        await OnGetAsync(ct);
        return this.Refuse(problems, prefix: "");
    }
}
