using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.People;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>The first admin, by the code that the site printed at its start. Without a good code there is no such page.</summary>
[AllowAnonymous]
public sealed class SetupModel(FirstAdmin firstAdmin) : PageModel
{
    [BindProperty]
    public NewAdmin Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        IsOpen = await firstAdmin.IsOpenAsync(Code, ct);
        return IsOpen ? Page() : Closed();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var problems = await firstAdmin.CreateAsync(Code, Input.Email, Input.Password, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (problems is null)
            return Closed();
        if (problems.Count == 0)
            return Redirect("/admin/sign-in?done=set-up");
        IsOpen = true;
        return this.Refuse(problems);
    }

    private IActionResult Closed()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed record NewAdmin
    {
        public string Email { get; init; } = "";
        public string Password { get; init; } = "";
    }
}
