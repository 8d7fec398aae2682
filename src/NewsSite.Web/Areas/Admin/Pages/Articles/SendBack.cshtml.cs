using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Giving a submitted story back to its writer, with a word on why.</summary>
[Needs(Core.Identity.Right.Publish)]
public sealed class SendBackModel(NewsDb db, ReviewDesk review) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Note Input { get; set; } = new();

    public string Headline { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        var problems = await review.SendBackAsync(Id, Input.Text, HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        return problems.Count == 0 ? Redirect($"/admin/articles/{Id}?done=sent-back") : this.Refuse(problems);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        var headline = await db.Articles.Where(a => a.Id == Id).Select(a => a.LatestHeadline).SingleOrDefaultAsync(ct);
        Headline = headline ?? "";
        return headline is not null;
    }

    public sealed record Note
    {
        public string Text { get; init; } = "";
    }
}
