using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Web.Presentation;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>A saved text as readers would get it, drawn by the readers' own page. Tags that wait for an admin are not on it, as they would not be.</summary>
[Needs(Right.Write)]
public sealed class PreviewModel(NewsDb db) : PageModel
{
    [FromRoute]
    public long Id { get; set; }

    /// <summary>Which text; the newest when not said.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Number { get; set; }

    public StoryView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, ct) is not { } article)
            return NotFound();
        if (!HttpContext.Actor().MayEdit(article))
            return Forbid();
        if (await db.WholeTextAsync(Id, Number ?? article.LatestNumber, ct) is not { } text)
            return NotFound();

        View = new StoryView(Story(article, text), await NotesAsync(text, ct))
        {
            IsPublished = article.PublishedAt is not null,
        };
        return Page();
    }

    private static Story Story(Article article, Revision text) => new(
        article.Id, text.Number, text.Slug.Length > 0 ? text.Slug : article.Slug, text.Headline, text.Standfirst, text.BodyHtml, text.Byline, text.Dateline, text.Language,
        text.Section?.Name, text.Section?.Slug, article.PublishedAt ?? article.SavedAt, article.UpdatedAt, text.WordCount);

    private async Task<StoryNotes> NotesAsync(Revision text, CancellationToken ct)
    {
        var tags = DraftText.TagsOf(text).Where(tag => tag.State == TagState.Accepted).Select(tag => new StoryTag(tag.Id, tag.Name, tag.Slug, tag.LiveCount));
        var keys = Bylines.Names(text.Byline).Select(SearchText.Fold).ToList();
        var authors = await db.Authors.Where(a => keys.Contains(a.Key)).Select(a => new { a.Key, a.Name, a.Slug }).ToListAsync(ct);
        var saved = await db.NotesOfAsync(Id, text.Number, ct);
        return new StoryNotes(saved.Captions, [.. tags], [.. authors.OrderBy(a => keys.IndexOf(a.Key)).Select(a => new StoryLink(a.Name, a.Slug))], saved.Corrections);
    }
}
