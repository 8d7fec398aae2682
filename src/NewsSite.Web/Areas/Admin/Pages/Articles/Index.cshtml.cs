using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Search;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>The stories of the desk, filtered, a page at a time.</summary>
[Needs(Right.Write)]
public sealed class IndexModel(NewsDb db, DeskStories stories, TagNames tags) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public ArticleState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Section { get; set; }

    /// <summary>Name or alias of a tag.</summary>
    [BindProperty(SupportsGet = true)]
    public string Tag { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long? Author { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<StoryRow> Stories { get; private set; } = [];

    public IReadOnlyList<(long Id, string Name)> Sections { get; private set; } = [];

    /// <summary>Whom one can choose stories of; empty for writers, who see their own.</summary>
    public IReadOnlyList<(long Id, string Name)> Authors { get; private set; } = [];

    /// <summary>Address of the next page; null on the last one.</summary>
    public string? Next { get; private set; }

    /// <summary>Why nothing can be found; null when something could.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid || !PageCursor.TryParse(After, out var after))
            return BadRequest();

        await LoadChoicesAsync(ct);
        if (Q.Trim().Length > 0)
            Reason = SearchQuery.Parse(Q).Reason;
        var tag = Tag.Trim().Length == 0 ? null : await tags.NamedAsync(Tag, ct);
        if (Tag.Trim().Length > 0 && tag is null)
        {
            Reason = T("There is no tag of that name.");
            return Page();
        }

        var filter = new StoryFilter { Text = Q, State = State, SectionId = Section, TagId = tag?.Id, OwnerId = Author };
        var rows = await stories.ListAsync(filter, after, PageSize + 1, HttpContext.Actor(), ct);
        Stories = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = Address(new PageCursor(Stories[^1].SavedAt, Stories[^1].Key));
        return Page();
    }

    private async Task LoadChoicesAsync(CancellationToken ct)
    {
        Sections = [.. (await db.Sections.OrderBy(s => s.Position).ThenBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(ct)).Select(s => (s.Id, s.Name))];
        if (HttpContext.Actor().Role.Has(Right.EditAll))
            Authors = [.. (await db.Users.OrderBy(e => e.DisplayName).ThenBy(e => e.Email)
                .Select(e => new { e.Id, Name = e.DisplayName != "" ? e.DisplayName : e.Email! }).ToListAsync(ct)).Select(e => (e.Id, e.Name))];
    }

    private string Address(PageCursor after) => QueryHelpers.AddQueryString("/admin/articles", new Dictionary<string, string?>
    {
        ["q"] = Q.Length > 0 ? Q : null,
        ["state"] = State?.ToString(),
        ["section"] = Section?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["tag"] = Tag.Length > 0 ? Tag : null,
        ["author"] = Author?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["after"] = after.ToString(),
    }.Where(pair => pair.Value is not null).ToDictionary());
}
