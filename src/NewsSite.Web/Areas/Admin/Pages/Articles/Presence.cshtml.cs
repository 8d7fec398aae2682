using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Says every few seconds that somebody has the story open, and answers who else has. It changes nothing that readers see.</summary>
[Needs(Right.Write)]
public sealed class PresenceModel(PresenceDesk desk, DeskClock clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(string? field, bool opening, CancellationToken ct) =>
        !ModelState.IsValid ? BadRequest()
        : await desk.ShowAsync(Id, field ?? "", opening, HttpContext.Actor(), ct) is not { } presence ? NotFound()
        : new JsonResult(new { here = presence.Others.Select(PresenceWords.Here), takenOver = PresenceWords.TakenOver(presence, clock) });
}
