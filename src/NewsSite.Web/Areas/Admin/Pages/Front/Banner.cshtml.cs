using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.FrontPage;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Front;

/// <summary>The banner above the front page.</summary>
[Needs(Right.Publish)]
public sealed class BannerModel(NewsDb db, BannerDesk desk, TimeProvider clock) : PageModel
{
    [BindProperty]
    public BannerText Input { get; set; } = new();

    public FrontState State { get; private set; } = new();

    public IReadOnlyList<OfferedStory> Offered { get; private set; } = [];

    /// <summary>True while readers see a banner.</summary>
    public bool IsUp => State.BannerUntil > clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input = new BannerText { Opened = BannerDesk.MarkOf(State) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await AnswerAsync(await desk.ShowAsync(Input, HttpContext.Actor(), ct), "banner-up", ct);

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) => await AnswerAsync(await desk.EndAsync(Input.Opened, HttpContext.Actor(), ct), "banner-down", ct);

    private async Task<IActionResult> AnswerAsync(FrontResult result, string done, CancellationToken ct)
    {
        if (result.IsDone)
            return Redirect($"/admin/front/banner?done={done}");
        await LoadAsync(ct);
        Input = Input with { Opened = BannerDesk.MarkOf(State) };
        return this.Refuse(result.Problems, result.IsStale ? StatusCodes.Status409Conflict : null);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        State = await db.FrontStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? State;
        Offered = await db.OfferedStoriesAsync(FrontVerbs.NewestMost, ct);
    }
}
