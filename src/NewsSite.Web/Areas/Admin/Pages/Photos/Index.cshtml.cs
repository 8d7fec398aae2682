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

/// <summary>The library, newest first: uploading, and what each photo says.</summary>
[Needs(Right.Publish)]
[RequestSizeLimit(UploadBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadBytes)]
public sealed class IndexModel(NewsDb db, PhotoDesk desk) : PageModel
{
    /// <summary>Most files of one upload.</summary>
    public const int FilesMost = 10;

    private const long UploadBytes = (FilesMost * PhotoDecoder.BytesMost) + (1024 * 1024);
    private const int PageSize = 24;

    [BindProperty]
    public PhotoText Input { get; set; } = new();

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Id of the last photo of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public IReadOnlyList<Row> Photos { get; private set; } = [];

    public long? Next { get; private set; }

    /// <summary>What somebody else saved of the refused one in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    /// <summary>The photo whose form was refused.</summary>
    public long? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken ct)
    {
        var problems = new List<Problem>();
        var known = false;
        if (Files.Count is 0 or > FilesMost)
            problems.Add(new Problem("Files", Files.Count == 0 ? "Choose at least one file." : $"At most {FilesMost} files at a time. Upload the rest afterwards."));
        else
            foreach (var file in Files)
            {
                await using var upload = file.OpenReadStream();
                var result = await desk.UploadAsync(upload, file.FileName, HttpContext.Actor(), ct);
                if (result.Problem is { } problem)
                    problems.Add(new Problem("", $"{file.FileName}: {problem}"));
                known |= result.WasThere;
            }

        if (problems.Count == 0)
            return Redirect("/admin/photos?done=" + (known ? "known" : "uploaded"));
        After = null;
        await LoadAsync(ct);
        return this.Refuse(problems, prefix: "");
    }

    public async Task<IActionResult> OnPostSaveAsync(long id, CancellationToken ct)
    {
        var problems = await desk.ChangeAsync(id, Input.Caption, Input.Credit, Input.AlternativeText, Input.Opened, HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/photos?after={After}&done=saved#photo-{id}");
        Refused = id;
        await LoadAsync(ct);
        if (problems.Contains(Problem.ChangedSince))
        {
            var stored = await db.Photos.AsNoTracking().SingleAsync(p => p.Id == id, ct);
            Newer = Compare(Input, stored.Caption, stored.Credit, stored.AlternativeText, $"caption-{id}", $"credit-{id}", $"alternative-{id}");
            Input = Input with { Opened = TextMark.Of(stored.Caption, stored.Credit, stored.AlternativeText) };
        }

        return this.Refuse([.. problems.Select(problem => problem.Field.Length == 0 ? problem : new Problem("", $"{Say(problem.Field)}: {problem.Text}"))]);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await db.Photos.AsNoTracking().Where(p => After == null || p.Id < After).OrderByDescending(p => p.Id).Take(PageSize + 1)
            .Select(p => new Row(
                p.Id, p.Hash, p.FileName, p.Width, p.Height, p.Caption, p.Credit, p.AlternativeText,
                db.PhotoUses.Where(u => u.PhotoId == p.Id).Select(u => u.ArticleId).Distinct().Count()))
            .ToListAsync(ct);
        Photos = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Photos[^1].Id : null;
    }

    /// <summary>What differs between a photo's words as stored and as typed.</summary>
    internal static IReadOnlyList<Versus> Compare(
        PhotoText typed, string caption, string credit, string alternativeText, string captionId, string creditId, string alternativeId) => Versus.Differing(
            new Versus("Caption", caption, typed.Caption, captionId),
            new Versus("Credit", credit, typed.Credit, creditId),
            new Versus("Alternative text", alternativeText, typed.AlternativeText, alternativeId));

    private static string Say(string field) => field == nameof(PhotoText.AlternativeText) ? "Alternative text" : field;

    public sealed record PhotoText
    {
        public string Caption { get; init; } = "";
        public string Credit { get; init; } = "";
        public string AlternativeText { get; init; } = "";

        /// <summary>Mark of the words that the form showed.</summary>
        public string Opened { get; init; } = "";
    }

    public sealed record Row(
        long Id, string Hash, string FileName, int Width, int Height, string Caption, string Credit, string AlternativeText, int Stories)
    {
        public int SmallWidth => Small(Width);

        public int SmallHeight => Small(Height);

        private int Small(int side) => Math.Max(1, (int)Math.Round(side * Math.Min(1.0, (double)PhotoSize.Small / Math.Max(Width, Height))));
    }
}
