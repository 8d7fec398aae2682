using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A story; or, withdrawn, what its address answers instead.</summary>
public sealed class ArticleModel(NewsDb db) : PageModel
{
    /// <summary>The story; null when it was withdrawn with a notice.</summary>
    public StoryView? View { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public string? Notice { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken ct)
    {
        var story = await db.Articles.AsNoTracking().Published().Where(a => a.Slug == slug).AsStories().SingleOrDefaultAsync(ct);
        if (story is null)
            return await WithdrawnAsync(slug, ct);

        View = new StoryView(story, await db.PhotoUses.Of(story.Id, story.LiveNumber).ToListAsync(ct), await db.NotesOfAsync(story.Id, ct));
        Response.Headers.CacheControl = CachePolicy.Article;
        return Page();
    }

    private async Task<IActionResult> WithdrawnAsync(string slug, CancellationToken ct)
    {
        var withdrawn = await db.Articles.AsNoTracking().Withdrawn().Where(a => a.Slug == slug)
            .Select(a => new { a.Withdrawal, a.WithdrawalNotice, a.WithdrawalTarget, a.WithdrawnAt })
            .SingleOrDefaultAsync(ct);
        if (withdrawn is null)
            return NotFound();

        Response.Headers.CacheControl = CachePolicy.Missing;
        switch (withdrawn.Withdrawal)
        {
            case WithdrawalKind.Redirect:
                return LocalRedirectPermanent(Addresses.Absolute("", withdrawn.WithdrawalTarget!));
            case WithdrawalKind.Notice:
                (Notice, WithdrawnAt) = (withdrawn.WithdrawalNotice, withdrawn.WithdrawnAt);
                Response.StatusCode = StatusCodes.Status410Gone;
                return Page();
            default:
                return StatusCode(StatusCodes.Status410Gone);
        }
    }
}
