using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;

namespace NewsSite.Core.Data;

/// <summary>A page about the newsroom that readers can open.</summary>
/// <param name="Slug">Its address is <c>/{slug}</c>.</param>
/// <param name="Title">Plain text.</param>
public sealed record SitePageLink(string Slug, string Title);

/// <summary>What stands on every page: the sections, and the newsroom's own pages.</summary>
/// <param name="Sections">In the order of the navigation.</param>
/// <param name="Pages">Those that say something, in their order.</param>
public sealed record Navigation(IReadOnlyList<SectionLink> Sections, IReadOnlyList<SitePageLink> Pages)
{
    /// <summary>True when readers can open the page.</summary>
    public bool Has(string slug) => Pages.Any(page => page.Slug == slug);
}

/// <summary>Reads both in one statement.</summary>
public static class ReaderNavigation
{
    /// <summary>The navigation as it is now.</summary>
    public static async Task<Navigation> NavigationAsync(this NewsDb db, CancellationToken ct)
    {
        var sections = db.Sections.Select(s => new Row { IsPage = false, Id = s.Id, Position = s.Position, Name = s.Name, Slug = s.Slug, Description = s.Description });
        var pages = db.SitePages.Written().Select(p => new Row { IsPage = true, Id = p.Id, Position = p.Position, Name = p.Title, Slug = p.Slug, Description = "" });
        var rows = (await sections.Concat(pages).ToListAsync(ct))
            .OrderBy(row => row.Position).ThenBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.Id)
            .ToLookup(row => row.IsPage);
        return new Navigation(
            [.. rows[false].Select(row => new SectionLink(row.Id, row.Name, row.Slug, row.Description))],
            [.. rows[true].Select(row => new SitePageLink(row.Slug, row.Name))]);
    }

    private sealed class Row
    {
        public bool IsPage { get; init; }
        public long Id { get; init; }
        public int Position { get; init; }
        public required string Name { get; init; }
        public required string Slug { get; init; }
        public required string Description { get; init; }
    }
}
