using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Sections;

/// <summary>The parts of the paper, in the order of the navigation.</summary>
[Needs(Right.ManageVocabulary)]
public sealed class IndexModel(NewsDb db, SectionDesk desk) : PageModel
{
    [BindProperty]
    public SectionText Input { get; set; } = new();

    [BindProperty]
    public SectionText New { get; set; } = new();

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The section whose form was refused; null when it was the one for a new section.</summary>
    public long? Refused { get; private set; }

    /// <summary>What somebody else saved of the refused one in the meantime; null when nobody did.</summary>
    public IReadOnlyList<Versus>? Newer { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostCreateAsync(CancellationToken ct) =>
        await AnswerAsync(null, await desk.CreateAsync(New.Name, New.Description, HttpContext.Actor(), ct), "created", ct);

    public async Task<IActionResult> OnPostChangeAsync(long id, CancellationToken ct) =>
        await AnswerAsync(id, await desk.ChangeAsync(id, Input.Name, Input.Description, Input.Opened, HttpContext.Actor(), ct), "saved", ct);

    public async Task<IActionResult> OnPostUpAsync(long id, CancellationToken ct) =>
        await AnswerAsync(id, await desk.MoveAsync(id, -1, HttpContext.Actor(), ct), "moved", ct);

    public async Task<IActionResult> OnPostDownAsync(long id, CancellationToken ct) =>
        await AnswerAsync(id, await desk.MoveAsync(id, +1, HttpContext.Actor(), ct), "moved", ct);

    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken ct) =>
        await AnswerAsync(id, await desk.DeleteAsync(id, HttpContext.Actor(), ct), "deleted", ct);

    private async Task<IActionResult> AnswerAsync(long? id, IReadOnlyList<Problem>? problems, string done, CancellationToken ct)
    {
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/sections?done={done}");

        Refused = id;
        await LoadAsync(ct);
        if (id is null)
            return this.Refuse(problems, prefix: nameof(New));

        // The forms are many: the problem stands above all of them and names the section.
        var section = Sections.FirstOrDefault(s => s.Id == id);
        var name = section?.Name;
        if (section is not null && problems.Contains(Problem.ChangedSince))
        {
            Newer = Versus.Differing(
                new Versus(T("Name"), section.Name, Input.Name, $"name-{id}"), new Versus(T("Description"), section.Description, Input.Description, $"description-{id}"));
            Input = Input with { Opened = TextMark.Of(section.Name, section.Description) };
        }

        return this.Refuse([.. problems.Select(problem => problem.Field.Length == 0 ? problem : new Problem("", T($"{name}: {problem.Text}")))]);
    }

    private async Task LoadAsync(CancellationToken ct) =>
        Sections = await db.Sections.AsNoTracking().OrderBy(s => s.Position).ThenBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(ct);

    public sealed record SectionText
    {
        public string Name { get; init; } = "";
        public string Description { get; init; } = "";

        /// <summary>Mark of the words that the form showed.</summary>
        public string Opened { get; init; } = "";
    }
}
