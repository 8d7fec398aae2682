using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Photos;
using NewsSite.Core.Photos.Metadata;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Photos;

/// <summary>One photo: what it says, what of it is seen, on which terms, and where it is used.</summary>
[Needs(Right.Publish)]
public sealed class PhotoModel(NewsDb db, PhotoDesk desk, PhotoTerms terms, PhotoBin bin, SiteOptions site) : PageModel
{
    [BindProperty]
    public IndexModel.PhotoText Input { get; set; } = new();

    [BindProperty]
    public FactsForm Facts { get; set; } = new();

    [BindProperty]
    public TermsForm Terms { get; set; } = new();

    public Photo Photo { get; private set; } = null!;

    /// <summary>What somebody else saved in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    public IReadOnlyList<PhotoUsage> Uses { get; private set; } = [];

    public IReadOnlyList<(long Id, string Name)> Sections { get; private set; } = [];

    /// <summary>How credits name the agencies.</summary>
    public IReadOnlyList<string> Agencies { get; private set; } = [];

    /// <summary>Where the file says two things.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; private set; } = [];

    /// <summary>Whom the credit names.</summary>
    public string CreditHint
    {
        get
        {
            string[] named =
            [
                Photo.Photographer.Length > 0 ? T($"Photographer: {Photo.Photographer}") : "",
                Photo.Agency is { } agency ? T($"Agency: {agency.Name}") : "",
                Photo.Source.Length > 0 ? T($"Source: {Photo.Source}") : "",
            ];
            var all = named.Where(part => part.Length > 0).Aggregate("", (before, next) => before.Length == 0 ? next : T($"{before}; {next}"));
            return all.Length > 0 ? all + "." : T("Photo by Jo Smith/AFP via Getty Images, or just AFP.");
        }
    }

    /// <summary>The field in the desk's words.</summary>
    internal static string Say(MetadataField field) => field switch
    {
        MetadataField.Caption => T("Caption"),
        MetadataField.Headline => T("Headline"),
        MetadataField.Credit => T("Credit"),
        MetadataField.Creator => T("Creator"),
        MetadataField.Source => T("Source"),
        MetadataField.Copyright => T("Copyright"),
        MetadataField.UsageTerms => T("Usage terms"),
        MetadataField.Keywords => T("Keywords"),
        MetadataField.People => T("People"),
        MetadataField.City => T("City"),
        MetadataField.Country => T("Country"),
        MetadataField.TakenOn => T("Taken on"),
        MetadataField.AlternativeText => T("Alternative text"),
        _ => field.ToString(),
    };

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await LoadAsync(id, ct) ? Fill() : NotFound();

    public Task<IActionResult> OnPostAsync(long id, CancellationToken ct) =>
        DoAsync(id, "saved", actor => desk.ChangeAsync(id, Input.Caption, Input.Credit, Input.AlternativeText, Facts.ToFacts(), Input.Opened, actor, ct), ct);

    public Task<IActionResult> OnPostFocusAsync(long id, decimal x, decimal y, CancellationToken ct) =>
        DoAsync(id, "focused", actor => desk.FocusAsync(id, PerThousand(x), PerThousand(y), actor, ct), ct);

    public Task<IActionResult> OnPostRightsAsync(long id, CancellationToken ct) =>
        DoAsync(id, "rights", actor => Terms.Read(site.Zone, out var text) is { } problem
            ? Task.FromResult<IReadOnlyList<Problem>?>([problem])
            : terms.ChangeAsync(id, text, actor, ct), ct);

    public Task<IActionResult> OnPostApplyAsync(long id, CancellationToken ct) => DoAsync(id, "applied", actor => desk.ApplyToAllUsesAsync(id, actor, ct), ct);

    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken ct)
    {
        var answer = await DoAsync(id, "", actor => bin.DeleteAsync(id, actor, ct), ct);
        return answer is RedirectResult ? Redirect("/admin/photos?done=photo-deleted") : answer;
    }

    private async Task<IActionResult> DoAsync(long id, string done, Func<Actor, Task<IReadOnlyList<Problem>?>> verb, CancellationToken ct)
    {
        var problems = await verb(HttpContext.Actor());
        if (problems is { Count: 0 })
            return Redirect($"/admin/photos/{id}?done={done}");
        if (problems is null || !await LoadAsync(id, ct))
            return NotFound();

        // What was typed comes back; the other forms are as they are stored.
        var handler = Request.Query["handler"].ToString();
        var (input, facts, typed) = (Input, Facts, Terms);
        Fill();
        if (handler.Length == 0)
            (Input, Facts) = (input with { Opened = Mark }, facts);
        if (problems.Contains(Problem.ChangedSince))
            Newer = IndexModel.Compare(input, Photo.Caption, Photo.Credit, Photo.AlternativeText, "Input_Caption", "Input_Credit", "Input_AlternativeText");
        if (handler == "Rights")
            Terms = typed;
        return this.Refuse([.. problems.Select(problem => problem with { Field = Field(problem.Field, handler) })], prefix: "");
    }

    private static string Field(string field, string handler) => field switch
    {
        "" => "",
        nameof(IndexModel.PhotoText.Caption) or nameof(IndexModel.PhotoText.Credit) or nameof(IndexModel.PhotoText.AlternativeText) => $"Input.{field}",
        _ => handler == "Rights" ? $"Terms.{TermsForm.FieldOf(field)}" : $"Facts.{field}",
    };

    private PageResult Fill()
    {
        var offered = Photo.Offered is null ? null : OfferedFacts.Of(OfferedText.Read(Photo));
        Input = new IndexModel.PhotoText
        {
            Caption = offered?.Caption ?? Photo.Caption,
            Credit = offered?.Credit ?? Photo.Credit,
            AlternativeText = offered?.AlternativeText ?? Photo.AlternativeText,
            Opened = Mark,
        };
        Facts = FactsForm.From(offered?.Over(PhotoFacts.Of(Photo)) ?? PhotoFacts.Of(Photo));
        Terms = TermsForm.Of(Photo, site.Zone);
        return Page();
    }

    private string Mark => TextMark.Of(Photo.Caption, Photo.Credit, Photo.AlternativeText);

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await db.Photos.AsNoTracking().Include(p => p.Sections).Include(p => p.Agency).SingleOrDefaultAsync(p => p.Id == id && p.DeletedAt == null, ct) is not { } photo)
            return false;
        Photo = photo;
        Contradictions = OfferedText.Read(photo).Contradictions;
        Uses = await PhotoUsage.ReadAsync(db, id, ct);
        Sections = [.. (await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(ct)).Select(s => (s.Id, s.Name))];
        Agencies = await db.Agencies.OrderBy(a => a.CreditLine).Select(a => a.CreditLine).ToListAsync(ct);
        return true;
    }

    private static int PerThousand(decimal percent) => (int)Math.Round(Math.Clamp(percent, -1, 101) * 10);
}
