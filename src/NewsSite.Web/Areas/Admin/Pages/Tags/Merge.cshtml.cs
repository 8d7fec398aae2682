using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Tags;

/// <summary>What merging a tag into another one changes, and doing it.</summary>
[Needs(Right.ManageVocabulary)]
public sealed class MergeModel(NewsDb db, TagMerge merge, TagNames names) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Name or alias of the tag that stays.</summary>
    [BindProperty(SupportsGet = true)]
    public string Into { get; set; } = "";

    /// <summary>What would change; null while the two can't be merged.</summary>
    public MergePreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.Tags.AnyAsync(t => t.Id == Id && t.MergedIntoId == null && t.DeletedAt == null, ct))
            return NotFound();
        if (Into.Trim().Length == 0)
            return Page();
        (Preview, var problems) = await merge.PreviewAsync(Id, await IntoIdAsync(ct), ct);
        return problems.Count == 0 ? Page() : this.Refuse(problems, prefix: "");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var into = await IntoIdAsync(ct);
        var problems = await merge.MergeAsync(Id, into, HttpContext.Actor(), ct);
        return problems.Count == 0 ? Redirect($"/admin/tags/{into}?done=merged") : this.Refuse(problems, prefix: "");
    }

    /// <summary>How many live stories get the tag that stays, and how many of them have it already.</summary>
    internal static IHtmlContent StoriesOf(MergePreview preview)
    {
        var both = preview.Both.ToString("N0", CultureInfo.InvariantCulture);
        var sentence = preview.Both switch
        {
            0 => N(preview.Stories, "{0} live story gets “{1}”.", "{0} live stories get “{1}”.", RichNames.First),
            1 => N(preview.Stories, "{0} live story gets “{1}”, {2} of which carries both already.", "{0} live stories get “{1}”, {2} of which carries both already.", RichNames.First, both),
            _ => N(preview.Stories, "{0} live story gets “{1}”, {2} of which carry both already.", "{0} live stories get “{1}”, {2} of which carry both already.", RichNames.First, both),
        };
        return RichNames.Counted(sentence, preview.Into);
    }

    /// <summary>Which names the tag that stays gets.</summary>
    internal static IHtmlContent NamesOf(MergePreview preview)
    {
        var given = preview.Names.Select(name => T($"“{name}”")).Aggregate((before, next) => T($"{before}, {next}"));
        var sentence = N(preview.Names.Count, "{1} becomes another name for “{2}”.", "{1} become other names for “{2}”.", RichNames.First, RichNames.Second);
        return RichNames.Counted(sentence, given, preview.Into);
    }

    private async Task<long> IntoIdAsync(CancellationToken ct) => (await names.NamedAsync(Into, ct))?.Id ?? 0;
}
