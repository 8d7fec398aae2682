using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The links by which somebody outside the desk reads a story that is not published.</summary>
[Needs(Right.Write)]
public sealed class LinksModel(NewsDb db, PreviewDesk previews, SiteAddress site, TimeProvider clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Choice Input { get; set; } = new();

    public string Headline { get; private set; } = "";

    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    /// <summary>The whole address of the link that was just made; null otherwise.</summary>
    public string? NewLink { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync([], ct);

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(Input.Term))
            return await ShowAsync([new Problem("", T("Choose how long the link works."))], ct);
        if (await previews.MakeAsync(Id, Input.Term, HttpContext.Actor(), ct) is not { } made)
            return NotFound();
        NewLink = made.Code is { } code ? site.Of(Addresses.Preview(code)) : null;
        return await ShowAsync(made.Problems, ct);
    }

    public async Task<IActionResult> OnPostRevokeAsync(long link, CancellationToken ct) =>
        await previews.RevokeAsync(Id, link, HttpContext.Actor(), ct) ? Redirect($"/admin/articles/{Id}/links?done=revoked") : NotFound();

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        if (!HttpContext.Actor().MayEdit(article))
            return Forbid();
        Headline = article.LatestHeadline;
        Links = await previews.OfAsync(Id, ct);
        return problems.Count > 0 ? this.Refuse(problems) : Page();
    }

    public sealed record Choice
    {
        public PreviewTerm Term { get; init; } = PreviewTerm.Day;
    }
}
