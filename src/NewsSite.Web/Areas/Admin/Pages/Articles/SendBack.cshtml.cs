using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

    public string? Headline { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (Headline = await db.LatestHeadlineAsync(Id, ct)) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((Headline = await db.LatestHeadlineAsync(Id, ct)) is null)
            return NotFound();
        return this.Answer(await review.SendBackAsync(Id, Input.Text, HttpContext.Actor(), ct), $"/admin/articles/{Id}?done=sent-back");
    }

    public sealed record Note
    {
        public string Text { get; init; } = "";
    }
}
