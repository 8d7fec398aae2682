using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Keeping a story in the house until an agreed time.</summary>
[Needs(Core.Identity.Right.Publish)]
public sealed class EmbargoModel(NewsDb db, EmbargoDesk embargoes, SiteOptions site, DeskClock clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Time Input { get; set; } = new();

    public Article Article { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        if (clock.IsAhead(Article.EmbargoedUntil))
            Input = new Time { EmbargoedUntil = clock.ForField(Article.EmbargoedUntil!.Value) };
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => DoAsync("embargoed", async actor =>
        ScheduleTime.Read(Input.EmbargoedUntil, site.Zone, out var until, nameof(Time.EmbargoedUntil)) is { } problem ? [problem] : await embargoes.SetAsync(Id, until, actor, ct), ct);

    public Task<IActionResult> OnPostLiftAsync(CancellationToken ct) => DoAsync("lifted", actor => embargoes.LiftAsync(Id, actor, ct), ct);

    private async Task<IActionResult> DoAsync(string done, Func<Core.Identity.Actor, Task<IReadOnlyList<Problem>?>> verb, CancellationToken ct) =>
        await LoadAsync(ct) ? this.Answer(await verb(HttpContext.Actor()), $"/admin/articles/{Id}?done={done}") : NotFound();

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Article = (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct))!;
        return Article is not null;
    }

    public sealed record Time
    {
        public string EmbargoedUntil { get; init; } = "";
    }
}
