using Microsoft.AspNetCore.Mvc;
using NewsSite.Core.Data;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Has the copy desk read the editor's form while somebody types, and answers the panel. It saves nothing but a dismissal.</summary>
public sealed class ChecksModel(NewsDb db) : StoryPanelModel(db)
{
    public ChecksPanel Panel { get; private set; } = null!;

    /// <param name="check">What to do before reading, as <see cref="CheckChange"/> says; null for nothing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(string? check, CancellationToken ct)
    {
        if (await RefusalAsync(ct) is { } refusal)
            return refusal;
        if (await CheckChange.DoAsync(HttpContext, Id, Input, check ?? "", ct) is not var (input, problems))
            return NotFound();
        this.Take(problems, prefix: "");
        Panel = await ChecksPanel.ReadAsync(HttpContext, Id, input, asks: true, ct);
        return Page();
    }
}
