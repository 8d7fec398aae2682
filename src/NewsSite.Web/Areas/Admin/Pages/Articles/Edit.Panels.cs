using Microsoft.AspNetCore.Mvc;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <content>The buttons beside the text, without a script: none of them saves the story, and the form comes back with everything else as typed.</content>
public sealed partial class EditModel
{
    /// <summary>Adds, removes or moves a caption.</summary>
    public Task<IActionResult> OnPostCaptionsAsync(string change, CancellationToken ct)
    {
        CaptionOrder.Change(Input.Captions, change ?? "");
        ModelState.Clear();
        return ShowAsync(ct);
    }

    /// <summary>Does what a button beside a finding says.</summary>
    public async Task<IActionResult> OnPostChecksAsync(string check, CancellationToken ct)
    {
        if (await CheckChange.DoAsync(HttpContext, Id, Input, check ?? "", ct) is not var (input, problems))
            return NotFound();
        Input = input;
        this.Take(problems);
        return await ShowAsync(ct, problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    /// <summary>Makes, answers or resolves a note.</summary>
    public async Task<IActionResult> OnPostNotesAsync(string note, CancellationToken ct)
    {
        if (await NoteChange.DoAsync(HttpContext, Id, Input, Note, note ?? "", ct) is not var (typed, problems))
            return NotFound();
        Note = typed;
        this.Take(problems, nameof(Note));
        return await ShowAsync(ct, problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
