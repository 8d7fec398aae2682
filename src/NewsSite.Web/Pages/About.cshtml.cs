using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A page about the newsroom, written at the desk. One that says nothing yet is not there.</summary>
public sealed class AboutModel(NewsDb db, PageReads reads) : PageModel
{
    public SitePage Text { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        if (await db.SitePages.AsNoTracking().Written().SingleOrDefaultAsync(p => p.Slug == slug, ct) is not { } text)
            return NotFound();

        Text = text;
        reads.Note(Part.SitePage(text.Id));
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
