using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A story; or, withdrawn, what its address answers instead.</summary>
public sealed class ArticleModel(NewsDb db, PageReads reads) : PageModel
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
        reads.Note(story, notes);
        reads.Note(Part.Translations(story.Id));
        if (body is null)
            reads.Note(Part.Pictures(story.Id));
        View = new StoryView(story, notes) { Related = await RelatedAsync(story, notes.Tags, ct), Translations = await db.TranslationsAsync(story, ct), Part = body };
        Response.Headers.CacheControl = CachePolicy.Article;
        return Page();
    }

    private async Task<RelatedStories> RelatedAsync(Story story, IReadOnlyList<StoryTag> tags, CancellationToken ct)
    {
        if (tags.Count == 0)
            return RelatedStories.None;
        var looked = tags.Skip(1).OrderBy(tag => tag.Magnitude).Take(NearbyStories.TopicsMost - 1).Prepend(tags[0]).Select(tag => tag.Id).ToList();
        var nearby = await db.TagListings.AsNoTracking().Around(story, looked).ToListAsync(ct);
        var related = RelatedStories.Of(story, tags, nearby);
        NoteReads(story, looked, nearby, related);
        if (tags.Count > 1)
            tags.ToList().ForEach(tag => reads.Note(Part.Rarity(tag.Id)));
        return related;
    }

    private void NoteReads(Story story, IEnumerable<long> looked, IReadOnlyList<NearbyStory> nearby, RelatedStories related)
    {
        foreach (var tag in looked)
        {
            var ofTag = nearby.Where(other => other.TagId == tag).OrderByDescending(other => other.PublishedAt).ThenByDescending(other => other.Id)
                .Select(other => new PageCursor(other.PublishedAt, other.Id)).ToList();
            var later = ofTag.Count(place => place.At > story.PublishedAt || (place.At == story.PublishedAt && place.Id > story.Id));
            reads.Note(new Stretch(
                Part.OfTag(tag),
                later < NearbyStories.EachWay ? Stretch.Top : ofTag[0],
                ofTag.Count - later < NearbyStories.EachWay ? Stretch.Bottom : ofTag[^1]));
        }

        foreach (var shown in related.Stories.Append(related.Previous).Append(related.Next).OfType<NearbyStory>())
            reads.Note(Part.Headline(shown.Id));
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
