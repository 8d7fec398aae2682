using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>What feeds are, and which there are: of the whole site, of each section and of each topic that a published story carries.</summary>
public sealed class FeedsModel(NewsDb db, SiteNavigation navigation, PageReads reads) : PageModel
{
    private const int Size = 200;

    public IReadOnlyList<SectionLink> Sections { get; private set; } = [];

    public IReadOnlyList<StoryLink> Topics { get; private set; } = [];

    /// <summary>Address of the page with more topics; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = Addresses.Feeds;

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken ct)
    {
        if (after?.Length > Tag.NameMaxLength)
            return BadRequest();
        var found = await db.Tags.AsNoTracking().Public().Where(t => t.LiveCount > 0).After(after).ByName()
            .Take(Size + 1).Select(t => new { t.Name, t.Slug, t.Key }).ToListAsync(ct);

        Sections = (await navigation.ReadAsync(ct)).Sections;
        Topics = [.. found.Take(Size).Select(t => new StoryLink(t.Name, t.Slug))];
        IsFirst = string.IsNullOrEmpty(after);
        Path = IsFirst ? Addresses.Feeds : After(after!);
        Next = found.Count > Size ? After(found[Size - 1].Key) : null;
        reads.Note(Part.Carried);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    private static string After(string key) => $"{Addresses.Feeds}?after={Uri.EscapeDataString(key)}";
}
