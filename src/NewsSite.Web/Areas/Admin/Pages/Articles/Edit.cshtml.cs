using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The editor. Every button saves what is typed first, so that no verb can act on anything else, and nothing typed is ever lost.</summary>
[Needs(Right.Write)]
[RequestSizeLimit(FormBytes)]
[RequestFormLimits(ValueLengthLimit = FormBytes)]
public sealed partial class EditModel(NewsDb db, Drafting drafting, Workflow workflow, SiteOptions site, DeskClock clock) : PageModel
{
    // The longest body that can be rendered, each letter sent as three bytes of three signs, and room for the rest.
    internal const int FormBytes = 8 * 1024 * 1024;

    /// <summary>Number of the story, or <c>new</c>.</summary>
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public StoryForm Input { get; set; } = new();

    /// <summary>What is typed into the panel of notes.</summary>
    [BindProperty]
    public NoteForm Note { get; set; } = new();

    /// <summary>A photo that a new story begins with.</summary>
    [FromQuery]
    public long? Photo { get; set; }

    /// <summary>A kept text that is to be merged back.</summary>
    [FromQuery]
    public long? Branch { get; set; }

    public EditorShelf Shelf { get; private set; } = null!;

    /// <summary>What the copy desk says of the text.</summary>
    public ChecksPanel Checks { get; private set; } = null!;

    /// <summary>What the desk says to each other about the text.</summary>
    public NotesPanel Notes { get; private set; } = null!;

    /// <summary>The kept text that the form merges with the story; null for none.</summary>
    public MergedBranch? Merging { get; private set; }

    /// <summary>What the save took from others; null when nothing was merged.</summary>
    public MergeNote? Merged { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Id == "new")
        {
            var name = HttpContext.Actor().Name;
            Input = new StoryForm { Byline = name.Contains('@', StringComparison.Ordinal) ? "" : name };
            if (await db.Photos.AnyAsync(p => p.Id == Photo && p.DeletedAt == null, ct))
                Input.Captions.Add(new CaptionForm { Photo = Photo });
            return await ShowAsync(ct);
        }

        var story = await db.Articles.Where(a => a.Id == Number).Select(a => new { a.LatestNumber, a.ScheduledFor, a.ScheduledTellsReaders }).SingleOrDefaultAsync(ct);
        if (story is null || await db.WholeTextAsync(Number, story.LatestNumber, ct) is not { } text)
            return NotFound();
        var merging = Branch is { } branch ? await db.MergedBranchAsync(Number, branch, null, null, ct) : null;
        if (Branch is not null && merging is null)
            return NotFound();
        if (merging is { Branch: { SettledAt: not null } settled })
            return Redirect($"/admin/articles/{Number}/branches/{settled.Id}"); // whoever follows an old link reads what became of it
        Merged = Done.IsMerged(Request) ? await db.MergeNoteAsync(text, ct) : null;
        Input = (merging is null ? StoryForm.From(text) : StoryForm.From(merging)) with { ScheduledFor = story.ScheduledFor is { } at ? clock.ForField(at) : "", TellReaders = story.ScheduledTellsReaders };
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => SaveThenAsync("?done=saved", null, ct);

    private long Number => long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<IActionResult> SaveThenAsync(string goTo, Func<long, int, Actor, Task<IReadOnlyList<Problem>?>>? verb, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(ct, StatusCodes.Status400BadRequest);
        var actor = HttpContext.Actor();
        var saved = Id == "new"
            ? await drafting.CreateAsync(Input.ToText(), actor, ct)
            : await drafting.SaveAsync(Number, Input.Base, Input.ToText(), Input.ToChoices(), actor, ct);
        if (saved is null)
            return NotFound();
        if (saved is not { ArticleId: { } id, Number: { } number })
            return await RefuseAsync(saved, ct);

        // From here on the text is safe: should the verb be refused, the form goes on from this revision.
        Id = id.ToString(CultureInfo.InvariantCulture);
        Input = (saved.Merged?.Text ?? saved.Chosen) is { } stored ? StoryForm.Of(stored, number) with { ScheduledFor = Input.ScheduledFor, TellReaders = Input.TellReaders } : Input with { Base = number };
        if (saved.Merged is not null)
            return await GoOnMergedAsync(id, goTo, saved.Merged, verb is null, ct);
        var problems = verb is null ? Problem.None : await verb(id, number, actor);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0 && !Note.IsUnsent)
            return Redirect($"/admin/articles/{id}{goTo}");
        this.Take(problems.Count > 0 ? problems : [new Problem("", T("Done. What you typed under “Notes” is not sent yet: send it or empty it, then go on."))]);
        return await ShowAsync(ct, problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    // A verb acts on what its editor saw: words that others put in are read first.
    private async Task<IActionResult> GoOnMergedAsync(long id, string goTo, MergedSave merged, bool isSaveAlone, CancellationToken ct)
    {
        if (isSaveAlone)
            return Redirect($"/admin/articles/{id}{(goTo == "?done=saved" ? Done.MergedQuery : goTo)}");
        Merged = merged.Note;
        this.Take([new Problem("", T("Saved, and nothing more was done: the story was changed by others meanwhile. Read it as it is now, then press the button again."))]);
        return await ShowAsync(ct, StatusCodes.Status409Conflict);
    }

    // What collides is kept already: the form goes on from both texts.
    private async Task<IActionResult> RefuseAsync(SaveResult refused, CancellationToken ct)
    {
        if (refused is { Kept: { } kept, ArticleId: { } id } && await db.MergedBranchAsync(id, kept.Id, kept.Number, refused.Newer?.Number, ct) is { } merging)
            Input = StoryForm.From(merging) with { ScheduledFor = Input.ScheduledFor, TellReaders = Input.TellReaders };
        this.Take(refused.Problems);
        return await ShowAsync(ct, refused.Kept is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct, int status = StatusCodes.Status200OK)
    {
        var article = Id == "new" ? null : await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Number, ct);
        if (Id != "new" && article is null)
            return NotFound();
        if (article is not null && !HttpContext.Actor().MayEdit(article))
            return Forbid();
        Input = Input.WithLanguage(site);
        if (Input.Branch is { } branch)
            Merging = await db.MergedBranchAsync(Number, branch, Input.BranchNumber, Input.Base, ct);
        Shelf = await EditorShelf.ReadAsync(HttpContext, article, [.. Input.Captions.Where(c => c.Photo is not null).Select(c => c.Photo!.Value)], ct);
        Checks = await ChecksPanel.ReadAsync(HttpContext, Id, Input, asks: false, ct);
        Notes = await NotesPanel.ReadAsync(HttpContext, Id, Input, Note, ct);
        Response.StatusCode = status;
        return Page();
    }
}
