using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Tags;

/// <summary>The vocabulary: tags in use, proposed ones to accept or refuse, deleted ones to restore.</summary>
[Needs(Right.ManageVocabulary)]
public sealed class IndexModel(NewsDb db, TagDesk desk) : PageModel
{
    private const int PageSize = 100;

    /// <summary>Empty: in use; <c>proposed</c>; <c>deleted</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Show { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string After { get; set; } = "";

    public IReadOnlyList<Row> Tags { get; private set; } = [];

    public int Proposed { get; private set; }

    public string? Next { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAcceptAsync(long id, CancellationToken ct) => DoAsync(desk.AcceptAsync(id, HttpContext.Actor(), ct), "proposed", "accepted", ct);

    public Task<IActionResult> OnPostRefuseAsync(long id, CancellationToken ct) => DoAsync(desk.RefuseAsync(id, HttpContext.Actor(), ct), "proposed", "refused", ct);

    public Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken ct) => DoAsync(desk.RestoreAsync(id, HttpContext.Actor(), ct), "deleted", "undeleted", ct);

    private async Task<IActionResult> DoAsync(Task<IReadOnlyList<Problem>?> verb, string show, string done, CancellationToken ct)
    {
        if (await verb is not { } problems)
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/tags?show={show}&done={done}");
        Show = show;
        await LoadAsync(ct);
        return this.Refuse(problems);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var tags = Show switch
        {
            "proposed" => db.Tags.Where(t => t.State == TagState.Proposed && t.DeletedAt == null && t.MergedIntoId == null),
            "deleted" => db.Tags.Where(t => t.DeletedAt != null),
            _ => db.Tags.Where(Tag.IsPublic),
        };
        if (SearchText.Fold(Q) is { Length: > 0 } key)
            tags = tags.Where(t => t.Key.Contains(key) || t.Aliases.Any(a => a.Key.Contains(key)));
        if (After.Length > 0)
            tags = tags.Where(t => t.Key.CompareTo(After) > 0);

        var rows = await tags.AsNoTracking().OrderBy(t => t.Key).Take(PageSize + 1)
            .Select(t => new Row(t.Id, t.Name, t.Key, t.LiveCount, t.Aliases.OrderBy(a => a.Key).Select(a => a.Name).ToList()))
            .ToListAsync(ct);
        Tags = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Tags[^1].Key : null;
        Proposed = await db.Tags.CountAsync(t => t.State == TagState.Proposed && t.DeletedAt == null && t.MergedIntoId == null, ct);
    }

    public sealed record Row(long Id, string Name, string Key, int LiveCount, IReadOnlyList<string> Aliases);
}
