using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Rendering;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.SitePages;

/// <summary>One of the pages about the newsroom.</summary>
[Needs(Right.Administer)]
public sealed class EditModel(NewsDb db, PageDesk desk, MarkdownRenderer renderer) : PageModel
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public PageText Input { get; set; } = new();

    /// <summary>What somebody else saved meanwhile; null when nobody did.</summary>
    public SitePage? Newer { get; private set; }

    /// <summary>What was typed, as readers would get it; null when not asked for.</summary>
    public SitePage? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await db.SitePages.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug, ct) is not { } page)
            return NotFound();
        Input = new PageText { Title = page.Title, Body = page.Body, Version = page.Version };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await desk.ChangeAsync(Slug, Input, HttpContext.Actor(), ct) is not { } saved)
            return NotFound();
        if (saved.IsSaved)
            return Redirect($"/admin/pages/{Slug}?done=saved");
        if (saved.Newer is null)
            return this.Refuse(saved.Problems);

        Newer = saved.Newer;
        Input = Input with { Version = Newer.Version };
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public IActionResult OnPostPreview(CancellationToken ct)
    {
        if (!SitePage.Slugs.Contains(Slug))
            return NotFound();
        var rendered = renderer.Render(Input.Body.ReplaceLineEndings("\n"), ct);
        if (!rendered.IsRendered)
            return this.Refuse([new Problem(nameof(PageText.Body), rendered.Problem)]);
        Preview = desk.Draft(Slug, Input, rendered.Html);
        return Page();
    }
}
