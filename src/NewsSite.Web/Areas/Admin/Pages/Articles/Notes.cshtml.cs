using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Takes, answers and resolves notes while the editor's page stays open, and answers the panel. Of the story it saves nothing.</summary>
[Needs(Right.Write)]
[RequestSizeLimit(EditModel.FormBytes)]
[RequestFormLimits(ValueLengthLimit = EditModel.FormBytes)]
public sealed class NotesModel(NewsDb db) : PageModel
{
    /// <summary>Number of the story, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public StoryForm Input { get; set; } = new();

    [BindProperty]
    public NoteForm Note { get; set; } = new();

    public NotesPanel Panel { get; private set; } = null!;

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    /// <param name="note">What to do, as <see cref="NoteChange"/> says; null for nothing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(string? note, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (CheckChange.Number(Id) is { } number)
        {
            if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == number, ct) is not { } article)
                return NotFound();
            if (!HttpContext.Actor().MayEdit(article))
                return Forbid();
        }

        if (await NoteChange.DoAsync(HttpContext, Id, Input, Note, note ?? "", ct) is not var (typed, problems))
            return NotFound();
        this.Take(problems, nameof(Note));
        Panel = await NotesPanel.ReadAsync(HttpContext, Id, Input, typed, ct);
        return Page();
    }
}
