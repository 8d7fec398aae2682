using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>One photo: what it says and where it is used.</summary>
[Needs(Right.Publish)]
public sealed class PhotoModel(NewsDb db, PhotoDesk desk) : PageModel
{
    private const int UsesMost = 100;

    [BindProperty]
    public IndexModel.PhotoText Input { get; set; } = new();

    public Photo Photo { get; private set; } = null!;

    /// <summary>What somebody else saved in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    public IReadOnlyList<Use> Uses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new IndexModel.PhotoText { Caption = Photo.Caption, Credit = Photo.Credit, AlternativeText = Photo.AlternativeText, Opened = Mark };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken ct)
    {
        var problems = await desk.ChangeAsync(id, Input.Caption, Input.Credit, Input.AlternativeText, Input.Opened, HttpContext.Actor(), ct);
        if (problems is null || !await LoadAsync(id, ct))
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/photos/{id}?done=saved");
        if (problems.Contains(Problem.ChangedSince))
        {
            Newer = IndexModel.Compare(Input, Photo.Caption, Photo.Credit, Photo.AlternativeText, "Input_Caption", "Input_Credit", "Input_AlternativeText");
            Input = Input with { Opened = Mark };
        }

        return this.Refuse(problems);
    }

    private string Mark => TextMark.Of(Photo.Caption, Photo.Credit, Photo.AlternativeText);

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await db.Photos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } photo)
            return false;
        Photo = photo;
        var uses = from use in db.PhotoUses
                   where use.PhotoId == id
                   join article in db.Articles on use.ArticleId equals article.Id
                   group use.RevisionNumber by new { article.Id, article.LatestHeadline, article.State, article.LiveNumber, article.LatestNumber } into story
                   orderby story.Key.Id descending
                   select new Use(
                       story.Key.Id,
                       story.Key.LatestHeadline,
                       story.Key.State == ArticleState.Published && story.Any(number => number == story.Key.LiveNumber),
                       story.Max() == story.Key.LatestNumber);
        Uses = await uses.Take(UsesMost).ToListAsync(ct);
        return true;
    }

    public sealed record Use(long Id, string Headline, bool IsLive, bool IsLatest);
}
