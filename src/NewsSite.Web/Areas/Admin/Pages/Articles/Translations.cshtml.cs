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

/// <summary>The story in other languages.</summary>
[Needs(Right.Publish)]
public sealed class TranslationsModel(NewsDb db, TranslationDesk translations) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public Choice Input { get; set; } = new();

    public Article Article { get; private set; } = null!;

    /// <summary>The stories of the group, this one among them; empty where it has no translation.</summary>
    public IReadOnlyList<GroupedStory> Stories { get; private set; } = [];

    /// <summary>What the field offers.</summary>
    public IReadOnlyList<GroupedStory> Offered { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync([], ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct) =>
        await AnswerAsync(await translations.NameAsync(Id, Input.Translation, HttpContext.Actor(), ct), "translated", ct);

    public async Task<IActionResult> OnPostRemoveAsync(long story, CancellationToken ct) =>
        await AnswerAsync(await translations.RemoveAsync(Id, story, HttpContext.Actor(), ct), "untranslated", ct);

    /// <summary>True for a story that readers are not led to, because a published one of a smaller number is in the same language.</summary>
    public bool IsSecond(GroupedStory story) => Stories.Any(other => other.Story.Id < story.Story.Id && other.LiveLanguage is { } language
        && string.Equals(language, story.LiveLanguage ?? story.Language, StringComparison.OrdinalIgnoreCase));

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Problem>? problems, string done, CancellationToken ct) => problems switch
    {
        null => NotFound(),
        { Count: 0 } => Redirect($"/admin/articles/{Id}/translations?{Done.Key}={done}"),
        _ => await ShowAsync(problems, ct),
    };

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        Article = article;
        Stories = await translations.ReadAsync(Id, ct);
        Offered = await translations.OfferAsync(Id, Stories, ct);
        return problems.Count > 0 ? this.Refuse(problems) : Page();
    }

    public sealed record Choice
    {
        /// <summary>Address of the other story.</summary>
        public string Translation { get; init; } = "";
    }
}
