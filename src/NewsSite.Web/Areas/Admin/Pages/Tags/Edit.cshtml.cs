using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Tags;

/// <summary>One tag, or a new one.</summary>
[Needs(Right.ManageVocabulary)]
public sealed class EditModel(NewsDb db, TagDesk desk) : PageModel
{
    /// <summary>Number of the tag, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public TagText Input { get; set; } = new();

    /// <summary>The tag; null for a new one.</summary>
    public Tag? Tag { get; private set; }

    /// <summary>What somebody else saved in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Id == "new")
            return Page();
        if (!await LoadAsync(ct))
            return await MergedAsync(ct);
        Input = TextOf(Tag!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var aliases = TagNames.Split(Input.Aliases);
        if (Id != "new")
            return await DoAsync(desk.ChangeAsync(Number, Input.Name, aliases, Input.Description, Input.Opened, HttpContext.Actor(), ct), "saved", ct);

        var (id, problems) = await desk.CreateAsync(Input.Name, aliases, Input.Description, HttpContext.Actor(), ct);
        return id is null ? this.Refuse(problems) : Redirect($"/admin/tags/{id}?done=created");
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => DoAsync(desk.AcceptAsync(Number, HttpContext.Actor(), ct), "accepted", ct);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken ct) => DoAsync(desk.RefuseAsync(Number, HttpContext.Actor(), ct), "refused", ct);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken ct) => DoAsync(desk.DeleteAsync(Number, HttpContext.Actor(), ct), "deleted", ct);

    public Task<IActionResult> OnPostRestoreAsync(CancellationToken ct) => DoAsync(desk.RestoreAsync(Number, HttpContext.Actor(), ct), "undeleted", ct);

    private long Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<IActionResult> DoAsync(Task<IReadOnlyList<Problem>?> verb, string done, CancellationToken ct)
    {
        var problems = await verb;
        if (problems is null || !await LoadAsync(ct))
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/tags/{Id}?done={done}");
        if (Input == new TagText())
            Input = TextOf(Tag!);
        if (problems.Contains(Problem.ChangedSince))
        {
            var stored = TextOf(Tag!);
            Newer = Versus.Differing(
                new Versus(T("Name"), stored.Name, Input.Name, "Input_Name"),
                new Versus(T("Aliases"), stored.Aliases, Input.Aliases, "Input_Aliases"),
                new Versus(T("Description"), stored.Description, Input.Description, "Input_Description"));
            Input = Input with { Opened = stored.Opened };
        }

        return this.Refuse(problems);
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        Tag = await db.Tags.AsNoTracking().Include(t => t.Aliases).SingleOrDefaultAsync(t => t.Id == Number && t.MergedIntoId == null, ct);
        return Tag is not null;
    }

    private async Task<IActionResult> MergedAsync(CancellationToken ct)
    {
        var into = await db.Tags.Where(t => t.Id == Number).Select(t => t.MergedIntoId).SingleOrDefaultAsync(ct);
        return into is null ? NotFound() : Redirect($"/admin/tags/{into}");
    }

    private static TagText TextOf(Tag tag) => new()
    {
        Name = tag.Name,
        Aliases = string.Join(", ", tag.Aliases.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Name)),
        Description = tag.Description,
        Opened = TagDesk.MarkOf(tag),
    };

    public sealed record TagText
    {
        public string Name { get; init; } = "";
        public string Aliases { get; init; } = "";
        public string Description { get; init; } = "";

        /// <summary>Mark of the words that the form showed.</summary>
        public string Opened { get; init; } = "";
    }
}
