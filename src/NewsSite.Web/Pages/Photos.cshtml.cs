using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The photos of a story: all of them, or one with its caption and the way to the next.</summary>
public sealed class PhotosModel(NewsDb db, PageReads reads) : PageModel
{
    public Story Story { get; private set; } = null!;

    /// <summary>In the order of the story; captions that stand alone are not among them.</summary>
    public IReadOnlyList<StoryCaption> Photos { get; private set; } = [];

    /// <summary>Which photo the page is about, from 1; null for all.</summary>
    public int? Number { get; private set; }

    /// <summary>That photo.</summary>
    public StoryCaption? Shown => Number is { } number ? Photos[number - 1] : null;

    public async Task<IActionResult> OnGetAsync(string slug, int? number, CancellationToken ct)
    {
        if (await db.Articles.AsNoTracking().Published().Where(a => a.Slug == slug).AsStories().SingleOrDefaultAsync(ct) is not { } story)
            return NotFound();
        Story = story;
        reads.Note(Part.Photos(story.Id));
        Photos = [.. (await db.NotesOfAsync(story.Id, story.LiveNumber, ct)).Captions.Where(caption => caption.PhotoHash is not null)];
        if (Photos.Count == 0 || number > Photos.Count)
            return NotFound();
        Number = number;
        Response.Headers.CacheControl = CachePolicy.Article;
        return Page();
    }
}
