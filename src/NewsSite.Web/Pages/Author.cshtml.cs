using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The stories of an author, newest first, and what had to be corrected in them.</summary>
public sealed class AuthorModel(NewsDb db, PageReads reads) : PageModel
{
    private const int CorrectionsMost = 5;

    public string Name { get; private set; } = "";

    /// <summary>Last part of the address.</summary>
    public string Slug { get; private set; } = "";

    public StoryList List { get; private set; } = null!;

    /// <summary>The newest corrections to their stories; on the first page.</summary>
    public IReadOnlyList<CorrectionEntry> Corrections { get; private set; } = [];

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();
        var author = await db.Authors.AsNoTracking().Where(a => a.Slug == slug).Select(a => new { a.Id, a.Name }).SingleOrDefaultAsync(ct);
        if (author is null)
            return NotFound();

        var address = Addresses.Author(slug);
        var found = await db.AuthorListings.AsNoTracking().Where(l => l.AuthorId == author.Id && l.Article!.State == ArticleState.Published).After(cursor)
            .Stories().Take(StoryList.Take).Cards().ToListAsync(ct);

        // A name is public only as long as a published story carries it.
        if (found.Count == 0 && cursor is null)
            return NotFound();

        reads.NoteCards(Part.OfAuthor(author.Id), cursor, found, StoryList.Take);
        (Name, Slug) = (author.Name, slug);
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        List = StoryList.Of(found, address, cursor);
        if (cursor is null)
        {
            reads.Note(Part.CorrectionsOf(author.Id));
            Corrections = await db.Corrections.AsNoTracking().ToWorkOf(db.AuthorListings, author.Id).InStories(db.Articles.Published()).NewestFirst()
                .Take(CorrectionsMost).Entries().ToListAsync(ct);
        }

        foreach (var correction in Corrections)
            reads.Note(Part.Headline(correction.ArticleId));
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
