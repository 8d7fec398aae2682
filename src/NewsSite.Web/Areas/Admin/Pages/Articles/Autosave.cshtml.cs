using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>
/// Saves the editor's form while somebody types, and answers in JSON what became of it. What the typist has to know is in the answer, with status 200,
/// also when nothing could be saved: a browser complains of everything else.
/// </summary>
[Needs(Right.Write)]
[RequestSizeLimit(EditModel.FormBytes)]
[RequestFormLimits(ValueLengthLimit = EditModel.FormBytes)]
public sealed class AutosaveModel(NewsDb db, Autosaving autosaving, SiteOptions site, DeskClock clock) : PageModel
{
    /// <summary>Number of the story, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public StoryForm Input { get; set; } = new();

    public IActionResult OnGet() => StatusCode(StatusCodes.Status405MethodNotAllowed);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var actor = HttpContext.Actor();
        if (!ModelState.IsValid)
            return BadRequest();
        var number = long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var saved = Id == "new"
            ? await autosaving.BeginAsync(Input.ToText(), actor, ct)
            : await autosaving.SaveAsync(number, Input.Base, Input.Branch, Input.ToText(), actor, ct);
        return saved is null ? NotFound() : new JsonResult(await AnswerAsync(saved, ct));
    }

    private async Task<AutosaveAnswer> AnswerAsync(SaveResult saved, CancellationToken ct)
    {
        if (saved is { Kept: { } kept })
            return new AutosaveAnswer(KeptWords(saved, clock.Briefly(await KeptAtAsync(kept, ct))), saved.ArticleId) { Kept = $"/admin/articles/{saved.ArticleId}?branch={kept.Id}" };
        if (saved is not { ArticleId: { } id, Number: { } number })
        {
            var problems = string.Join(' ', saved.Problems.Select(problem => problem.Text));
            return new AutosaveAnswer(T($"Not saved yet: {problems}"), saved.ArticleId);
        }

        var article = await db.Articles.AsNoTracking().SingleAsync(a => a.Id == id, ct);
        return new AutosaveAnswer(StoryWords.SavedItself(article, clock) + (saved.Merged is { } note ? ". " + StoryWords.Merged(note.Note, clock) : ""), id)
        {
            Number = number,
            Fields = saved.Merged is { } merged ? StoryForm.Of(merged.Text, number).WithLanguage(site) : null,
        };
    }

    private string KeptWords(SaveResult saved, string at) => saved.Newer switch
    {
        null => T($"Kept beside the story {at}"),
        { EditorName: var name } when name == HttpContext.Actor().Name => T($"Kept beside the story {at}: you, in another window, changed the same place"),
        { EditorName: var name } => T($"Kept beside the story {at}: {name} changed the same place"),
    };

    private Task<DateTime> KeptAtAsync(BranchPlace kept, CancellationToken ct) =>
        db.BranchTexts.Where(t => t.BranchId == kept.Id && t.Number == kept.Number).Select(t => t.SavedAt).SingleAsync(ct);
}

/// <summary>What became of a text that was to save itself.</summary>
/// <param name="Says">In words, for the editor's status.</param>
/// <param name="Id">Number of the story; null while there is none.</param>
public sealed record AutosaveAnswer(string Says, long? Id)
{
    /// <summary>The revision that holds it; null when the story was left as it is.</summary>
    public int? Number { get; init; }

    /// <summary>The story with the words of others in it, where such were merged in.</summary>
    public StoryForm? Fields { get; init; }

    /// <summary>Where the text can be merged back from when it is kept beside the story.</summary>
    public string? Kept { get; init; }
}
