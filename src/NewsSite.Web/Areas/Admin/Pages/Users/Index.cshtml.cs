using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NewsSite.Core;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages.Users;

/// <summary>The people of the desk, and adding one. The link with which a new person chooses a password is shown in the answer, and nowhere again.</summary>
[Needs(Right.Administer)]
[AsksAgain]
public sealed class IndexModel(Accounts accounts, SiteOptions site, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewPerson Input { get; set; } = new();

    public IReadOnlyList<Person> People { get; private set; } = [];

    public string? NewLink { get; private set; }

    public string? NewEmail { get; private set; }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEnumerable<SelectListItem> Roles { get; } = RoleWords.Choices;

    public async Task OnGetAsync(CancellationToken ct) => People = await accounts.ListAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        _ = Enum.TryParse<Role>(Input.Role, out var role);
        var added = await accounts.AddAsync(Input.Email, Input.Name, role, null, HttpContext.Actor(), ct);
        People = await accounts.ListAsync(ct);
        if (added.Problems.Count > 0)
            return this.Refuse(added.Problems);

        (NewLink, NewEmail) = (PasswordLink.Of(Request, site, added.Code!), EmailAddress.Clean(Input.Email));
        Input = new NewPerson();
        ModelState.Clear();
        return Page();
    }

    public sealed record NewPerson
    {
        public string Email { get; init; } = "";
        public string Name { get; init; } = "";
        public string Role { get; init; } = nameof(Core.Identity.Role.Writer);
    }
}

/// <summary>The address at which a person chooses a password.</summary>
internal static class PasswordLink
{
    // Without a public address the site answers on loopback names only, so that the request's own host can be believed.
    public static string Of(HttpRequest request, SiteOptions site, string code) =>
        $"{(site.BaseUrl.Length > 0 ? site.BaseUrl.TrimEnd('/') : $"{request.Scheme}://{request.Host}")}/admin/password?code={code}";
}
