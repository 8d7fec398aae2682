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

/// <summary>Setting the date at which a story is taken back from readers by itself.</summary>
[Needs(Core.Identity.Right.Publish)]
public sealed class WithdrawalModel(NewsDb db, WithdrawalDates dates, SiteOptions site, DeskClock clock) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public WithdrawalForm Input { get; set; } = new();

    public Article Article { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        if (Article.WithdrawalDueAt is { } due)
            Input = new WithdrawalForm
            {
                WithdrawalDueAt = clock.ForField(due),
                Kind = Article.Withdrawal!.Value,
                Notice = Article.WithdrawalNotice ?? "",
                Target = Article.WithdrawalTarget ?? "",
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        if (!ModelState.IsValid || !Enum.IsDefined(Input.Kind))
            return this.Refuse([new Problem("", T("Choose what readers get at the story's address."))]);
        return this.Answer(
            ScheduleTime.Read(Input.WithdrawalDueAt, site.Zone, out var at, nameof(WithdrawalForm.WithdrawalDueAt)) is { } problem
                ? [problem]
                : await dates.PlanAsync(Id, at, Input.ToText(), HttpContext.Actor(), ct),
            $"/admin/articles/{Id}?done=withdrawal-set");
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct) =>
        await LoadAsync(ct) ? this.Answer(await dates.CancelAsync(Id, HttpContext.Actor(), ct), $"/admin/articles/{Id}?done=withdrawal-off") : NotFound();

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Article = (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct))!;
        return Article is not null;
    }
}
