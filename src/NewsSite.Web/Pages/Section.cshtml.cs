using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The front of a section: its newest stories, and the others by time.</summary>
public sealed class SectionModel(NewsDb db, SiteNavigation navigation, PageReads reads) : PageModel
{
    public SectionLink Section { get; private set; } = null!;

    public SectionFront Front { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();
        if ((await navigation.ReadAsync(ct)).Sections.FirstOrDefault(s => s.Slug == slug) is not { } section)
            return NotFound();

        Section = section;
        var address = Addresses.Section(slug);
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var found = await db.Articles.AsNoTracking().Published().InSection(section.Id).After(cursor).NewestFirst()
            .Take(StoryList.Take).Cards().ToListAsync(ct);
        reads.Note(Part.SectionText(section.Id));
        reads.NoteCards(Part.OfSection(section.Id), cursor, found, StoryList.Take);
        Front = SectionFront.Of(StoryList.Of(found, address, cursor) with { ShowsSections = false });
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
