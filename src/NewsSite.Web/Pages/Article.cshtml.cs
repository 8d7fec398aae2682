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

    /// <summary>The newest headlines, in place of a story that was withdrawn with a notice.</summary>
    public IReadOnlyList<HeadlineLink> Newest { get; private set; } = [];

    /// <param name="slug">Which story.</param>
    /// <param name="part">In the text edition: which part of its body, from 1.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IActionResult> OnGetAsync(string slug, int? part, CancellationToken ct)
    {
        var story = await db.Articles.AsNoTracking().Published().Where(a => a.Slug == slug).AsStories().SingleOrDefaultAsync(ct);
        if (story is null)
            return await WithdrawnAsync(slug, ct);

        TextBody? body = null;
        if (HttpContext.IsTextEdition() && (body = TextBody.Of(story.BodyHtml, part ?? 1)) is null)
            return NotFound();
        var notes = await db.NotesOfAsync(story.Id, story.LiveNumber, ct);
        View = new StoryView(story, notes) { Related = await RelatedAsync(story, notes.Tags, ct), Part = body };
        Response.Headers.CacheControl = CachePolicy.Article;
        return Page();
    }

    private async Task<RelatedStories> RelatedAsync(Story story, IReadOnlyList<StoryTag> tags, CancellationToken ct)
    {
        if (tags.Count == 0)
            return RelatedStories.None;
        var looked = tags.Skip(1).OrderBy(tag => tag.Stories).Take(NearbyStories.TopicsMost - 1).Prepend(tags[0]).Select(tag => tag.Id);
        return RelatedStories.Of(story, tags, await db.TagListings.AsNoTracking().Around(story, looked).ToListAsync(ct));
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
                return LocalRedirectPermanent(Addresses.Absolute("", HttpContext.Within(withdrawn.WithdrawalTarget!)));
            case WithdrawalKind.Notice:
                (Notice, WithdrawnAt) = (withdrawn.WithdrawalNotice, withdrawn.WithdrawnAt);
                (_, Newest) = await db.InsteadOfAsync(null, ct);
                Response.StatusCode = StatusCodes.Status410Gone;
                return Page();
            default:
                return StatusCode(StatusCodes.Status410Gone);
        }
    }
}
