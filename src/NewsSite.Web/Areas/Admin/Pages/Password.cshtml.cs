using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.People;
using NewsSite.Web.Areas.Admin.Forms;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>Choosing a password by the one-time code that an admin made. Without a good code there is no such page.</summary>
[AllowAnonymous]
public sealed class PasswordModel(Passwords passwords) : PageModel
{
    [BindProperty]
    public NewPassword Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The account; null when the code opens nothing.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Email = await passwords.EmailForAsync(Code, ct);
        return Email is null ? Closed() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Email = await passwords.EmailForAsync(Code, ct);
        var problems = await passwords.ChooseAsync(Code, Input.Password, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (problems is null)
            return Closed();
        return problems.Count == 0 ? Redirect("/admin/sign-in?done=password-set") : this.Refuse(problems);
    }

    private IActionResult Closed()
    {
        Email = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public sealed record NewPassword
    {
        public string Password { get; init; } = "";
    }
}
