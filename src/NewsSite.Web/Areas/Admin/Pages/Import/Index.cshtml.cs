using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Import;

/// <summary>What was imported, and what waits because both a newer source and an editor changed it.</summary>
[Needs(Right.Administer)]
public sealed class IndexModel(NewsDb db, ConflictDesk desk) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Id of the last source of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<Waiting> Conflicts { get; private set; } = [];

    public IReadOnlyList<Source> Sources { get; private set; } = [];

    public long? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSourceAsync(long id, CancellationToken ct) =>
        await AnswerAsync(await desk.TakeSourcesAsync(id, HttpContext.Actor(), ct), ct);

    public async Task<IActionResult> OnPostOursAsync(long id, CancellationToken ct) =>
        await AnswerAsync(await desk.KeepOursAsync(id, HttpContext.Actor(), ct), ct);

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Problem>? problems, CancellationToken ct)
    {
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect("/admin/import?done=settled");
        await LoadAsync(ct);
        return this.Refuse(problems);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Conflicts = await db.ImportConflicts.Where(c => c.ResolvedAt == null).OrderBy(c => c.Id).Take(PageSize)
            .Select(c => new Waiting(
                c.Id, c.ArticleId, c.Article!.LatestHeadline, c.Part, c.Before, c.FromSource, c.FromDesk, c.FoundAt,
                db.ImportedSources.Where(s => s.Id == c.SourceId).Select(s => s.Name).First()))
            .ToListAsync(ct);
        var rows = await db.ImportedSources.Where(s => Before == null || s.Id < Before).OrderByDescending(s => s.Id).Take(PageSize + 1)
            .Select(s => new Source(
                s.Id, s.Name, s.ImportedAt, s.Encoding, s.Bytes.Length,
                s.Articles.OrderBy(a => a.Line).Select(a => new SourceStory(a.ArticleId, a.Article!.LatestHeadline, a.Line)).ToList()))
            .ToListAsync(ct);
        Sources = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Sources[^1].Id : null;
    }

    public sealed record Waiting(
        long Id, long ArticleId, string Headline, string Part, string Before, string FromSource, string FromDesk, DateTime FoundAt, string Source);

    public sealed record Source(long Id, string Name, DateTime ImportedAt, string Encoding, int Size, IReadOnlyList<SourceStory> Stories);

    public sealed record SourceStory(long ArticleId, string Headline, int Line);
}
