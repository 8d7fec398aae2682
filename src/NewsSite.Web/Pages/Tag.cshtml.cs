using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>The stories of a topic, newest first.</summary>
public sealed class TagModel(NewsDb db) : PageModel
{
    public TopicHead Topic { get; private set; } = null!;

    public StoryList List { get; private set; } = null!;

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();
        var topic = await db.Tags.AsNoTracking().Public().Where(t => t.Slug == slug)
            .Select(t => new TopicHead(t.Id, t.Name, t.Slug, t.Description)).SingleOrDefaultAsync(ct);
        if (topic is null)
            return NotFound();

        Topic = topic;
        var address = Addresses.Tag(slug);
        Path = cursor is null ? address : Addresses.After(address, cursor.Value);
        var found = await db.TagListings.AsNoTracking().Where(l => l.TagId == topic.Id && l.Article!.State == ArticleState.Published).After(cursor)
            .Stories().Take(StoryList.Take).Cards().ToListAsync(ct);
        List = StoryList.Of(found, address, cursor);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    /// <summary>What stands above the list.</summary>
    public sealed record TopicHead(long Id, string Name, string Slug, string Description);
}
