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

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>One thing done to the stories that were chosen in the list, what became of each, and the way back. A form that is sent again says that it is so already.</summary>
[Needs(Right.Write)]
public sealed class BulkModel(NewsDb db, BulkDesk desk, UndoSlip slips) : PageModel
{
    [BindProperty]
    public Choice Input { get; set; } = new();

    /// <summary>What was done, in a sentence: "Tags added to 3 stories."</summary>
    public string Says { get; private set; } = "";

    /// <summary>What became of them; null while a withdrawal is to be confirmed.</summary>
    public BulkResult? Result { get; private set; }

    /// <summary>For the button that undoes it; null when there is nothing to undo.</summary>
    public string? Slip { get; private set; }

    /// <summary>What a withdrawal would be done to.</summary>
    public IReadOnlyList<BulkStory> Chosen { get; private set; } = [];

    /// <summary>Whoever comes by the address alone has chosen nothing yet.</summary>
    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostTagAsync(CancellationToken ct) => DoAsync(done => N(done, "Tags added to {0} story.", "Tags added to {0} stories."), () => desk.TagAsync(Input.Wanted, Input.Tags, HttpContext.Actor(), ct));

    public Task<IActionResult> OnPostUntagAsync(CancellationToken ct) => DoAsync(done => N(done, "Tags taken off {0} story.", "Tags taken off {0} stories."), () => desk.UntagAsync(Input.Wanted, Input.Tags, HttpContext.Actor(), ct));

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) => DoAsync(done => N(done, "Moved {0} story.", "Moved {0} stories."), () => desk.MoveAsync(Input.Wanted, Input.Section, HttpContext.Actor(), ct));

    /// <summary>Asks before it withdraws: it is the one thing here that readers miss at once.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct)
    {
        HttpContext.Actor().Require(Right.Publish);
        if (!ModelState.IsValid)
            return this.Refuse([new Problem("", T("This form can’t be read. Go back to the list and choose again."))]);
        await LoadChosenAsync(ct);
        return Chosen.Count == 0 ? this.Refuse([new Problem("", T("None of the stories that you chose is published."))]) : Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct)
    {
        HttpContext.Actor().Require(Right.Publish);
        var answer = await DoAsync(done => N(done, "Withdrawn {0} story.", "Withdrawn {0} stories."), () => desk.WithdrawAsync(Input.Wanted, new WithdrawalText(Input.Kind, Input.Notice), HttpContext.Actor(), ct));
        if (Result is null)
            await LoadChosenAsync(ct);
        return answer;
    }

    public Task<IActionResult> OnPostUndoAsync(CancellationToken ct) => slips.Read(Input.Slip, User.EditorId()) is { } undo
        ? DoAsync(done => N(done, "Undone for {0} story.", "Undone for {0} stories."), () => desk.UndoAsync(undo, HttpContext.Actor(), ct))
        : Task.FromResult(this.Refuse([new Problem("", T("This can’t be undone any more."))]));

    private async Task<IActionResult> DoAsync(Func<int, string> says, Func<Task<BulkResult>> verb)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(Input.Kind))
            return this.Refuse([new Problem("", T("This form can’t be read. Go back to the list and choose again."))]);
        var result = await verb();
        if (result.Problems.Count > 0)
            return this.Refuse(result.Problems);
        Result = result;
        Says = says(result.Done.Count());
        Slip = result.Undo is { } undo ? slips.Write(undo, User.EditorId()) : null;
        return Page();
    }

    private async Task LoadChosenAsync(CancellationToken ct)
    {
        var wanted = Input.Wanted.Take(BulkDesk.Most).ToList();
        Chosen = await db.Articles.AsNoTracking().Where(a => wanted.Contains(a.Id) && a.State == ArticleState.Published).OrderBy(a => a.Id)
            .Select(a => new BulkStory(a.Id, a.LatestHeadline, null)).ToListAsync(ct);
    }

    public sealed record Choice
    {
        /// <summary>The stories whose box is ticked.</summary>
        public List<long> Ids { get; init; } = [];

        /// <summary>The stories that the page showed, separated by commas.</summary>
        public string Shown { get; init; } = "";

        /// <summary>True for all that the page showed.</summary>
        public bool All { get; init; }
        public string Tags { get; init; } = "";
        public long? Section { get; init; }
        public WithdrawalKind Kind { get; init; } = WithdrawalKind.Gone;
        public string Notice { get; init; } = "";
        public string Slip { get; init; } = "";

        /// <summary>The stories that are meant.</summary>
        public IReadOnlyCollection<long> Wanted => All
            ? [.. Shown.Split(',').Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(id => id > 0).Distinct()]
            : [.. Ids.Distinct()];
    }
}
