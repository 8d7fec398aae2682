using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Identity;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Front;

/// <summary>The draft as readers would get it.</summary>
[Needs(Right.Publish)]
public sealed class PreviewModel(NewsDb db, SiteNavigation navigation, TimeProvider clock) : PageModel
{
    public FrontView View { get; private set; } = FrontView.Empty;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var draft = await db.FrontStates.AsNoTracking().Select(f => f.Draft).SingleOrDefaultAsync(ct) ?? "";
        var sheet = await db.FrontSheetAsync(FrontPlan.Parse(draft), (await navigation.ReadAsync(ct)).Sections, now, ct);
        View = FrontView.Of(sheet) with { Banner = (await db.LiveFrontAsync(now, ct)).Banner };
    }
}
