using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Articles;
using NewsSite.Core.Data;
using NewsSite.Web.Presentation;

namespace NewsSite.Web.Pages;

/// <summary>Every correction, newest first.</summary>
public sealed class CorrectionsModel(NewsDb db) : PageModel
{
    public IReadOnlyList<CorrectionEntry> Entries { get; private set; } = [];

    /// <summary>Address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsFirst { get; private set; }

    /// <summary>The address of this page of the list.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken ct)
    {
        if (!PageCursor.TryParse(after, out var cursor))
            return BadRequest();

        var found = await db.Corrections.AsNoTracking().After(cursor).Where(c => c.Article!.State == ArticleState.Published).NewestFirst()
            .Take(StoryList.Take).Entries().ToListAsync(ct);
        Entries = [.. found.Take(StoryList.Size)];
        IsFirst = cursor is null;
        Path = cursor is null ? Addresses.Corrections : Addresses.After(Addresses.Corrections, cursor.Value);
        Next = found.Count > StoryList.Size ? Addresses.After(Addresses.Corrections, Entries[^1].Cursor) : null;
        Response.Headers.CacheControl = CachePolicy.List;
        return Page();
    }
}
