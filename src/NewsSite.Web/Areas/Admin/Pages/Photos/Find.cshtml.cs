using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Pages.Articles;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>Photos that have every word, newest first, as JSON for the captions of a story; those whose rights have ended are not offered.</summary>
[Needs(Right.Write)]
public sealed class FindModel(NewsDb db, TimeProvider clock) : PageModel
{
    // What is seen at a glance; another word narrows it.
    private const int FoundMost = 12;

    private const int QueryLengthMost = 200;

    public async Task<IActionResult> OnGetAsync(string? q, CancellationToken ct) => q?.Length > QueryLengthMost
        ? BadRequest()
        : new JsonResult(await db.InLibrary(PhotoFilter.All, q ?? "", clock.GetUtcNow().UtcDateTime).Where(p => p.EndedAt == null)
            .NewestFirst().Take(FoundMost).Select(ShelfPhoto.Projection).ToListAsync(ct));
}
