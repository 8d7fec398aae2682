using Microsoft.AspNetCore.Mvc;
using NewsSite.Core.Data;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>Takes, answers and resolves notes while the editor's page stays open, and answers the panel. Of the story it saves nothing.</summary>
public sealed class NotesModel(NewsDb db) : StoryPanelModel(db)
{
    [BindProperty]
    public NoteForm Note { get; set; } = new();

    public NotesPanel Panel { get; private set; } = null!;

    /// <param name="note">What to do, as <see cref="NoteChange"/> says; null for nothing.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IActionResult> OnPostAsync(string? note, CancellationToken ct)
    {
        if (await RefusalAsync(ct) is { } refusal)
            return refusal;
        if (await NoteChange.DoAsync(HttpContext, Id, Input, Note, note ?? "", ct) is not var (typed, problems))
            return NotFound();
        this.Take(problems, nameof(Note));
        Panel = await NotesPanel.ReadAsync(HttpContext, Id, Input, typed, ct);
        return Page();
    }
}
