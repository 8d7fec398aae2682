using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.SitePages;

/// <summary>The pages about the newsroom.</summary>
[Needs(Right.Administer)]
public sealed class IndexModel(NewsDb db) : PageModel
{
    public IReadOnlyList<SitePage> Pages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Pages = await db.SitePages.AsNoTracking().OrderBy(p => p.Position).ToListAsync(ct);
}
