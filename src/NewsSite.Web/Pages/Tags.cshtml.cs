using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Data.Changes;
using NewsSite.Web.Caching;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>Every topic that a published story carries, by name.</summary>
public sealed class TagsModel(NewsDb db, PageReads reads) : PageModel
{
    private const int Size = 200;

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = Addresses.Topics;

    // A list by name goes on after a name: the folded one, which is unique.
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken ct)
    {
        if (after?.Length > Tag.NameMaxLength)
            return BadRequest();
        var found = await db.Tags.AsNoTracking().Public().Where(t => t.LiveCount > 0).After(after).ByName()
            .Take(Size + 1).Select(t => new Topic(t.Name, t.Slug, t.Key, t.LiveCount)).ToListAsync(ct);

        Topics = [.. found.Take(Size)];
        IsFirst = string.IsNullOrEmpty(after);
        Path = IsFirst ? Addresses.Topics : After(after!);
        Next = found.Count > Size ? After(Topics[^1].Key) : null;
        reads.Note(Part.Topics);
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }

    private static string After(string key) => $"{Addresses.Topics}?after={Uri.EscapeDataString(key)}";

    /// <summary>A topic in the list.</summary>
    public sealed record Topic(string Name, string Slug, string Key, int Stories);
}
