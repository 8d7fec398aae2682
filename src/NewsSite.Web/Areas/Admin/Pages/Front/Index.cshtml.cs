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

/// <summary>The front page's draft, slot by slot. Every form is one step on the draft, saved at once.</summary>
[Needs(Right.Publish)]
public sealed class IndexModel(NewsDb db, FrontDesk desk, FrontLaunching launching, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Step Input { get; set; } = new();

    public FrontState State { get; private set; } = new();

    public FrontSheet Sheet { get; private set; } = null!;

    /// <summary>The launch that can be undone; null when there is none.</summary>
    public FrontLaunch? Last { get; private set; }

    public IReadOnlyList<OfferedStory> Offered { get; private set; } = [];

    /// <summary>The slot that was worked on, from the address; null for none.</summary>
    public FrontPlace? At => FrontPlace.TryParse(Request.Query["at"], out var place) ? place : null;

    /// <summary>The slot whose form was refused; null for none.</summary>
    public FrontPlace? Refused { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => FrontPlace.TryParse(Input.To, out var to)
        ? await AnswerAsync(await desk.MoveAsync(Input.Opened, Input.Story, to, HttpContext.Actor(), ct), "moved", to, ct)
        : BadRequest();

    public async Task<IActionResult> OnPostPutAsync(CancellationToken ct) => FrontPlace.TryParse(Input.To, out var to)
        ? await AnswerAsync(await desk.PutAsync(Input.Opened, Input.Typed, to, HttpContext.Actor(), ct), "moved", to, ct)
        : BadRequest();

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        await AnswerAsync(await desk.RemoveAsync(Input.Opened, Input.Story, HttpContext.Actor(), ct), "removed", Place, ct);

    public async Task<IActionResult> OnPostPinAsync(CancellationToken ct) =>
        await AnswerAsync(await desk.PinAsync(Input.Opened, Input.Story, Input.Until, HttpContext.Actor(), ct), "pinned", Place, ct);

    public async Task<IActionResult> OnPostLaunchAsync(CancellationToken ct) =>
        await AnswerAsync(await launching.LaunchAsync(Input.Opened, HttpContext.Actor(), ct), "launched", null, ct);

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken ct) =>
        await AnswerAsync(await launching.UndoAsync(Input.Launch, HttpContext.Actor(), ct), "undone", null, ct);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct) =>
        await AnswerAsync(await desk.DiscardAsync(Input.Opened, HttpContext.Actor(), ct), "discarded", null, ct);

    public async Task<IActionResult> OnPostScheduleAsync(CancellationToken ct) =>
        await AnswerAsync(await launching.ScheduleAsync(Input.Opened, Input.At, HttpContext.Actor(), ct), "scheduled", null, ct);

    public async Task<IActionResult> OnPostUnscheduleAsync(CancellationToken ct) =>
        await AnswerAsync(await launching.UnscheduleAsync(HttpContext.Actor(), ct), "unscheduled", null, ct);

    private FrontPlace? Place => FrontPlace.TryParse(Input.Place, out var place) ? place : null;

    private async Task<IActionResult> AnswerAsync(FrontResult result, string done, FrontPlace? at, CancellationToken ct)
    {
        if (result.IsDone)
            return Redirect($"/admin/front?{FrontWords.Key}={done}{(at is null ? "" : $"&at={at}")}{(done == "moved" && Input.By.Length > 0 ? $"&by={(Input.By == "up" ? "up" : "down")}" : "")}");
        Refused = at;
        await LoadAsync(ct);

        // The forms are many: a problem stands beside the field of the slot that it came from.
        return this.Refuse(
            [.. result.Problems.Select(problem => problem with { Field = FrontWords.FieldOf(problem.Field, at) })],
            result.IsStale ? StatusCodes.Status409Conflict : null,
            prefix: "");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        State = await db.FrontStates.AsNoTracking().SingleOrDefaultAsync(ct) ?? State;
        Sheet = await db.FrontSheetAsync(FrontPlan.Parse(State.Draft), (await db.NavigationAsync(ct)).Sections, Now, ct);
        Last = await launching.LastAsync(ct);
        Offered = await db.OfferedStoriesAsync(FrontVerbs.NewestMost, ct);
    }

    /// <summary>What the forms of the page send; each uses some of it.</summary>
    public sealed record Step
    {
        /// <summary>The draft that the page showed.</summary>
        public long Opened { get; init; }

        /// <summary>The story that stood in the slot.</summary>
        public long Story { get; init; }

        /// <summary>The slot of the form.</summary>
        public string Place { get; init; } = "";

        /// <summary>The slot that a story is to get.</summary>
        public string To { get; init; } = "";

        /// <summary>By which button: where the keyboard goes on.</summary>
        public string By { get; init; } = "";

        /// <summary>Address or headline of a story.</summary>
        public string Typed { get; init; } = "";

        /// <summary>Until when it is held.</summary>
        public string Until { get; init; } = "";

        /// <summary>The launch that is to be undone.</summary>
        public long Launch { get; init; }

        /// <summary>When the draft is to be launched.</summary>
        public string At { get; init; } = "";
    }
}
