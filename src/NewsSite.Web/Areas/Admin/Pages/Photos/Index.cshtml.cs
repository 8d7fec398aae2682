using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Areas.Admin.Pages.Articles;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>The library, newest first: uploading, finding, and what each photo says.</summary>
[Needs(Right.Publish)]
[RequestSizeLimit(UploadBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadBytes)]
public sealed class IndexModel(NewsDb db, PhotoIntake intake, PhotoDesk desk, PhotoBin bin, TimeProvider clock) : PageModel
{
    /// <summary>Most files of one upload without a script, which sends each by itself.</summary>
    public const int FilesMost = 10;

    private const long UploadBytes = (FilesMost * PhotoDecoder.BytesMost) + (1024 * 1024);
    private const int PageSize = 24;
    private const int QueryLengthMost = 200;

    /// <summary>What the list can be narrowed to, in the desk's words.</summary>
    public static IReadOnlyList<(PhotoFilter Filter, string Name)> Filters =>
    [
        (PhotoFilter.All, T("All")), (PhotoFilter.Unconfirmed, T("Not confirmed yet")), (PhotoFilter.Unused, T("Not used")),
        (PhotoFilter.WithoutAlternativeText, T("No alternative text")), (PhotoFilter.WithoutCredit, T("No credit")),
        (PhotoFilter.RightsEnding, T("Rights ending")), (PhotoFilter.Deleted, T("Deleted")),
    ];

    [BindProperty]
    public PhotoText Input { get; set; } = new();

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Id of the last photo of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public PhotoFilter Show { get; set; }

    public IReadOnlyList<PhotoRow> Photos { get; private set; } = [];

    /// <summary>How credits name the agencies.</summary>
    public IReadOnlyList<string> Agencies { get; private set; } = [];

    /// <summary>Ids of uploaded pictures that the library had already.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<long> Known { get; set; } = [];

    /// <summary>Those pictures.</summary>
    public IReadOnlyList<(long Id, string Name)> KnownPhotos { get; private set; } = [];

    public long? Next { get; private set; }

    /// <summary>What somebody else saved of the refused one in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    /// <summary>The photo whose form was refused.</summary>
    public long? Refused { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || Q.Length > QueryLengthMost)
            return BadRequest();
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken ct)
    {
        var problems = new List<Problem>();
        var known = new List<long>();
        if (Files.Count is 0 or > FilesMost)
            problems.Add(new Problem("Files", Files.Count == 0 ? T("Choose at least one file.") : T($"At most {FilesMost} files at a time. Upload the rest afterwards.")));
        else
            foreach (var file in Files)
            {
                await using var upload = file.OpenReadStream();
                var result = await intake.UploadAsync(upload, file.FileName, HttpContext.Actor(), ct);
                if (IsFromScript)
                    return new JsonResult(new { result.WasThere, result.Problem, Photo = await db.Photos.Where(p => p.Id == result.PhotoId).Select(ShelfPhoto.Projection).SingleOrDefaultAsync(ct) });
                if (result.Problem is { } problem)
                    problems.Add(new Problem("", T($"{file.FileName}: {problem}")));
                if (result is { WasThere: true, PhotoId: { } id })
                    known.Add(id);
            }

        if (problems.Count == 0)
            return Redirect(known.Count == 0 ? "/admin/photos?done=uploaded" : "/admin/photos?done=known" + string.Concat(known.Distinct().Select(id => $"&known={id}")));
        (After, Q, Show, Known) = (null, "", PhotoFilter.All, known);
        await LoadAsync(ct);
        return this.Refuse(problems, prefix: "");
    }

    public async Task<IActionResult> OnPostSaveAsync(long id, CancellationToken ct)
    {
        var problems = await desk.ChangeAsync(id, Input.Caption, Input.Credit, Input.AlternativeText, Input.Opened, HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"{Address(After)}&done=saved#photo-{id}");
        Refused = id;
        await LoadAsync(ct);
        if (problems.Contains(Problem.ChangedSince))
        {
            var stored = await db.Photos.AsNoTracking().SingleAsync(p => p.Id == id, ct);
            Newer = Compare(Input, stored.Caption, stored.Credit, stored.AlternativeText, $"caption-{id}", $"credit-{id}", $"alternative-{id}");
            Input = Input with { Opened = TextMark.Of(stored.Caption, stored.Credit, stored.AlternativeText) };
        }

        return this.Refuse([.. problems.Select(problem => problem.Field.Length == 0 ? problem : Named(problem))]);
    }

    public async Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken ct) =>
        await bin.RestoreAsync(id, HttpContext.Actor(), ct) is null ? NotFound() : Redirect("/admin/photos?done=photo-restored");

    /// <summary>The page of the list that begins after that photo.</summary>
    public string Address(long? after) => $"/admin/photos?q={Uri.EscapeDataString(Q)}&show={Show}&after={after}";

    private bool IsFromScript => Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await db.InLibrary(Show, Q, Now).AsNoTracking().After(After).NewestFirst().Take(PageSize + 1).Select(PhotoRow.Projection(db)).ToListAsync(ct);
        Photos = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Photos[^1].Id : null;
        var known = Known.Take(FilesMost).ToList();
        KnownPhotos = known.Count == 0 ? [] : [.. (await db.Photos.Where(p => known.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new { p.Id, p.FileName }).ToListAsync(ct)).Select(p => (p.Id, p.FileName))];
        Agencies = await db.Agencies.OrderBy(a => a.CreditLine).Select(a => a.CreditLine).ToListAsync(ct);
    }

    /// <summary>What differs between a photo's words as stored and as typed.</summary>
    internal static IReadOnlyList<Versus> Compare(
        PhotoText typed, string caption, string credit, string alternativeText, string captionId, string creditId, string alternativeId) => Versus.Differing(
            new Versus(T("Caption"), caption, typed.Caption, captionId),
            new Versus(T("Credit"), credit, typed.Credit, creditId),
            new Versus(T("Alternative text"), alternativeText, typed.AlternativeText, alternativeId));

    // The forms are many: the problem stands above all of them and names the field.
    private static Problem Named(Problem problem)
    {
        var field = Say(problem.Field);
        return new Problem("", T($"{field}: {problem.Text}"));
    }

    private static string Say(string field) => field switch
    {
        nameof(PhotoText.Caption) => T("Caption"),
        nameof(PhotoText.Credit) => T("Credit"),
        nameof(PhotoText.AlternativeText) => T("Alternative text"),
        _ => field,
    };

    public sealed record PhotoText
    {
        public string Caption { get; init; } = "";
        public string Credit { get; init; } = "";
        public string AlternativeText { get; init; } = "";

        /// <summary>Mark of the words that the form showed.</summary>
        public string Opened { get; init; } = "";
    }
}
