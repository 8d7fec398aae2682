using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Audit;

/// <summary>Who did what, when and from where.</summary>
[Needs(Right.Administer)]
public sealed class IndexModel(NewsDb db) : PageModel
{
    private const int PageSize = 100;

    /// <summary>What can be asked for as "to what".</summary>
    public static readonly string[] Kinds = ["article", "tag", "section", "photo", "person", "source"];

    [BindProperty(SupportsGet = true)]
    public string Verb { get; set; } = "";

    /// <summary>Part of a name, as it was then.</summary>
    [BindProperty(SupportsGet = true)]
    public string Who { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public long? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();

        var entries = db.AuditEntries.AsNoTracking();
        if (Enum.TryParse<Verb>(Verb, out var verb) && Enum.IsDefined(verb))
            entries = entries.Where(e => e.Verb == verb);
        if (Who.Trim() is { Length: > 0 } who)
            entries = entries.Where(e => e.EditorName.Contains(who));
        if (Kinds.Contains(Subject))
            entries = entries.Where(e => e.Subject == Subject);
        if (Before is { } before)
            entries = entries.Where(e => e.Id < before);

        var rows = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
        Entries = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Entries[^1].Id : null;
        return Page();
    }

    /// <summary>The desk's page of the thing; null for things without one.</summary>
    public static string? PathOf(AuditEntry entry) => entry.Subject switch
    {
        "article" => $"/admin/articles/{entry.SubjectId}",
        "tag" => $"/admin/tags/{entry.SubjectId}",
        "person" => $"/admin/users/{entry.SubjectId}",
        _ => null,
    };
}
