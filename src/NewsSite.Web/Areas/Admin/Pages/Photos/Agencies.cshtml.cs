using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>The agencies that credits can name.</summary>
[Needs(Right.Publish)]
public sealed class AgenciesModel(NewsDb db, AgencyDesk desk) : PageModel
{
    [BindProperty]
    public AgencyForm New { get; set; } = new();

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostSaveAsync(long? id, CancellationToken ct) =>
        await AnswerAsync(await desk.SaveAsync(id, new AgencyText(New.Name, New.CreditLine, New.Aliases), HttpContext.Actor(), ct), "saved", ct);

    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken ct) =>
        await AnswerAsync(await desk.DeleteAsync(id, HttpContext.Actor(), ct), "deleted", ct);

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Problem>? problems, string done, CancellationToken ct)
    {
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect("/admin/photos/agencies?done=" + done);
        await LoadAsync(ct);
        return this.Refuse(problems, prefix: nameof(New));
    }

    private async Task LoadAsync(CancellationToken ct) => Agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Name).ThenBy(a => a.Id).ToListAsync(ct);

    public sealed record AgencyForm
    {
        public string Name { get; init; } = "";
        public string CreditLine { get; init; } = "";
        public string Aliases { get; init; } = "";
    }
}
