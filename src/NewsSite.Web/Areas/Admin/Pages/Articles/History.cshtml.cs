using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Every text of a story that was ever saved, and what changed between two: at first what the newest save changed.</summary>
[Needs(Right.Write)]
public sealed class HistoryModel(NewsDb db) : PageModel
{
    private const int PageSize = 50;

    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>The same as <see cref="From"/>: the text itself is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>Number of the last text of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Before { get; set; }

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Text> Texts { get; private set; } = [];

    public int? Next { get; private set; }

    public IReadOnlyList<Part> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        if (!HttpContext.Actor().MayEdit(article))
            return Forbid();

        Article = article;
        var rows = await db.Revisions.Where(r => r.ArticleId == Id && (Before == null || r.Number < Before)).OrderByDescending(r => r.Number)
            .Select(r => new Text(r.Number, r.SavedAt, r.EditorName)).Take(PageSize + 1).ToListAsync(ct);
        Texts = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Texts[^1].Number : null;
        To ??= article.LatestNumber;
        From ??= Math.Max(1, To.Value - 1);

        var (from, to) = (await ReadAsync(From.Value, ct), await ReadAsync(To.Value, ct));
        if (from is null || to is null)
            return NotFound();
        Parts = [.. from.Zip(to).Where(pair => From == To ? pair.Second.Text.Length > 0 : pair.First.Text != pair.Second.Text)
            .Select(pair => new Part(pair.First.Name, TextDiff.Of(pair.First.Text, pair.Second.Text)))];
        return Page();
    }

    private async Task<IReadOnlyList<(string Name, string Text)>?> ReadAsync(int number, CancellationToken ct)
    {
        var text = await db.Revisions.AsNoTracking().Include(r => r.Section).Include(r => r.Captions).ThenInclude(c => c.Photo)
            .Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery().SingleOrDefaultAsync(r => r.ArticleId == Id && r.Number == number, ct);
        return text is null ? null :
        [
            ("Headline", text.Headline),
            ("Standfirst", text.Standfirst),
            ("Body", text.Body),
            ("Captions", string.Join("\n", text.Captions.OrderBy(c => c.Position).Select(c =>
                string.Join(" · ", new[] { c.Photo?.FileName, c.Caption, c.Credit, c.AlternativeText }.Where(part => part is not null))))),
            ("Tags", string.Join(", ", text.Tags.OrderBy(t => t.Position).Select(t => t.Tag!.Name))),
            ("Section", text.Section?.Name ?? ""),
            ("Byline", text.Byline),
            ("Dateline", text.Dateline),
            ("Slug", text.Slug),
        ];
    }

    public sealed record Text(int Number, DateTime SavedAt, string EditorName);

    public sealed record Part(string Name, IReadOnlyList<DiffPiece> Pieces);
}
