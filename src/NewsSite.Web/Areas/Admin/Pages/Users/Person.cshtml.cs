using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Users;

/// <summary>One person: role, access, password.</summary>
[Needs(Right.Administer)]
[AsksAgain]
public sealed class PersonModel(Accounts accounts, SiteOptions site, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewRole Input { get; set; } = new();

    public Person Person { get; private set; } = null!;

    public string? NewLink { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEnumerable<SelectListItem> Roles { get; } = RoleWords.Choices;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Input = new NewRole { Role = Person.Role.ToString() };
        return Page();
    }

    public Task<IActionResult> OnPostRoleAsync(long id, CancellationToken ct)
    {
        _ = Enum.TryParse<Role>(Input.Role, out var role);
        return DoAsync(id, "role", accounts.ChangeRoleAsync(id, role, HttpContext.Actor(), ct), ct);
    }

    public Task<IActionResult> OnPostDisableAsync(long id, CancellationToken ct) =>
        DoAsync(id, "disabled", accounts.DisableAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostEnableAsync(long id, CancellationToken ct) =>
        DoAsync(id, "enabled", accounts.EnableAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostEndAsync(long id, CancellationToken ct) =>
        DoAsync(id, "signed-out-person", accounts.EndSessionsAsync(id, HttpContext.Actor(), ct), ct);

    public Task<IActionResult> OnPostFactorsAsync(long id, CancellationToken ct) =>
        DoAsync(id, "factors-removed", accounts.RemoveFactorsAsync(id, HttpContext.Actor(), ct), ct);

    public async Task<IActionResult> OnPostResetAsync(long id, CancellationToken ct)
    {
        var reset = await accounts.ResetAsync(id, HttpContext.Actor(), ct);
        if (reset is null || !await LoadAsync(id, ct))
            return NotFound();
        Input = new NewRole { Role = Person.Role.ToString() };
        if (reset.Problems.Count > 0)
            return this.Refuse(reset.Problems);
        NewLink = PasswordLink.Of(Request, site, reset.Code!);
        return Page();
    }

    private async Task<IActionResult> DoAsync(long id, string done, Task<IReadOnlyList<Problem>?> verb, CancellationToken ct)
    {
        var problems = await verb;
        if (problems is null || !await LoadAsync(id, ct))
            return NotFound();
        if (problems.Count == 0)
            return Redirect($"/admin/users/{id}?done={done}");
        if (Input.Role.Length == 0)
            Input = new NewRole { Role = Person.Role.ToString() };
        return this.Refuse(problems);
    }

    private async Task<bool> LoadAsync(long id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } person)
            return false;
        Person = person;
        return true;
    }

    public sealed record NewRole
    {
        public string Role { get; init; } = "";
    }
}
