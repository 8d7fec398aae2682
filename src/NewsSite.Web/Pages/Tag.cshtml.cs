using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>A topic: what it is, its stories, newest first, and the topics beside it.</summary>
public sealed class TagModel(NewsDb db, PageReads reads) : PageModel
{
    private const int BesideMost = 8;

    public Topic Topic { get; private set; } = null!;

    /// <summary>Topics that its newest stories carry as well; on the first page.</summary>
    public IReadOnlyList<StoryLink> Beside { get; private set; } = [];

    /// <summary>Last part of its address.</summary>
    public string Slug { get; private set; } = "";

    public StoryList List { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();
        var topic = await db.Tags.AsNoTracking().Public().Where(t => t.Slug == slug)
            .AsTopics(db.TagListings).SingleOrDefaultAsync(ct);
        if (topic is null)
            return NotFound();

        Topic = topic;
        var address = Addresses.Tag(slug);
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var found = await db.TagListings.AsNoTracking().Where(l => l.TagId == topic.Id && l.Article!.State == ArticleState.Published).After(cursor)
            .Stories().Take(StoryList.Take).Cards().ToListAsync(ct);
        Slug = slug;
        List = StoryList.Of(found, address, cursor);
        if (cursor is null && found.Count > 0)
            Beside = await db.Tags.AsNoTracking().Beside(db.TagListings, topic.Id, BesideMost).ToListAsync(ct);
        NoteReads(topic.Id, found, isFirst: cursor is null);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    // Every page of the list says how many stories there are.
    private void NoteReads(long id, IReadOnlyList<ArticleCard> found, bool isFirst)
    {
        reads.Note(Part.Tag(id));
        reads.Note(Part.TagText(id));
        reads.Note(Part.OfTag(id));
        reads.NoteCards(Part.OfTag(id), null, found, StoryList.Take);
        if (isFirst)
            reads.Note(Part.Beside(id));
    }
}
