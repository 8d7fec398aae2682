using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsSite.Core.Data;
using NewsSite.Core.History;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;
using NewsSite.Web.Workers;

namespace NewsSite.Web.Areas.Admin.Pages.Audit;

/// <summary>Who did what, when and from where; and whether the chain of it is whole.</summary>
[Needs(Right.Administer)]
public sealed class IndexModel(NewsDb db, Accounts accounts, AuditWatch watch, DeskClock clock) : PageModel
{
    /// <summary>So many rows are looked through for one page, whatever is asked for: what that takes does not grow with the audit.</summary>
    public const int Reach = 100_000;

    private const int PageSize = 100;

    /// <summary>What can be asked for as "to what".</summary>
    public static readonly string[] Kinds = ["article", "tag", "section", "photo", "agency", "person", "page", "source"];

    [BindProperty(SupportsGet = true)]
    public string Verb { get; set; } = "";

    /// <summary>Id of an account; 0 for the site itself; empty for everybody.</summary>
    [BindProperty(SupportsGet = true)]
    public string Who { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    /// <summary>Number of the thing; only with <see cref="Subject"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Number { get; set; }

    /// <summary>The last day that is wanted, in the newsroom's zone.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public AuditWatch Watch => watch;

    public IReadOnlyList<Person> People { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public long? Next { get; private set; }

    /// <summary>When the earliest row was written that was looked at, UTC; null when all were.</summary>
    public DateTime? LookedBackTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return BadRequest();

        People = await accounts.ListAsync(ct);
        var before = Before ?? await EndAsync(ct);
        var from = IsOneThing ? 0 : before - Reach;
        var rows = await Wanted().Where(e => e.Id < before && e.Id >= from).OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
        Entries = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = Entries[^1].Id;
        else if (from > 1 && await db.AuditEntries.Where(e => e.Id < from).OrderByDescending(e => e.Id).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(ct) is { } at)
            (Next, LookedBackTo) = (from, at);
        return Page();
    }

    /// <summary>The desk's page of the thing; null for things without one.</summary>
    public static string? PathOf(AuditEntry entry) => entry.Subject switch
    {
        "article" => $"/admin/articles/{entry.SubjectId}",
        "tag" => $"/admin/tags/{entry.SubjectId}",
        "photo" => $"/admin/photos/{entry.SubjectId}",
        "person" => $"/admin/users/{entry.SubjectId}",
        _ => null,
    };

    /// <summary>The address of the rows before <see cref="Next"/>, of the same kind.</summary>
    public string NextPath => string.Create(CultureInfo.InvariantCulture, $"/admin/audit?verb={Uri.EscapeDataString(Verb)}&who={Uri.EscapeDataString(Who)}&subject={Uri.EscapeDataString(Subject)}&number={Number}&until={Until:yyyy-MM-dd}&before={Next}");

    // The index of one thing's rows holds their order too.
    private bool IsOneThing => Kinds.Contains(Subject) && Number is not null;

    private IQueryable<AuditEntry> Wanted()
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (Enum.TryParse<Verb>(Verb, out var verb) && Enum.IsDefined(verb))
            entries = entries.Where(e => e.Verb == verb);
        if (long.TryParse(Who, NumberStyles.None, CultureInfo.InvariantCulture, out var who))
            entries = who == 0 ? entries.Where(e => e.EditorId == null) : entries.Where(e => e.EditorId == who);
        if (Kinds.Contains(Subject))
            entries = Number is { } number ? entries.Where(e => e.Subject == Subject && e.SubjectId == number) : entries.Where(e => e.Subject == Subject);
        return entries;
    }

    // The number behind the last row that may be shown.
    private async Task<long> EndAsync(CancellationToken ct)
    {
        if (Until is { } day && day < DateOnly.MaxValue)
        {
            var end = clock.Utc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
            if (await db.AuditEntries.Where(e => e.At >= end).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct) is { } first)
                return first;
        }

        return (await db.AuditEntries.MaxAsync(e => (long?)e.Id, ct) ?? 0) + 1;
    }
}
