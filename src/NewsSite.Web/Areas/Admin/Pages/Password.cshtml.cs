using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>
/// Choosing a password by the one-time code that an admin made; who was invited and has no way in yet may make a passkey instead. Without a good code there is no such page.
/// </summary>
[AllowAnonymous]
public sealed class PasswordModel(Passwords passwords, IServiceProvider services) : PageModel
{
    private static Problem NotMade => new("", T("The passkey was not made: it took too long, or the browser answered something else. Try again, or choose a password."));

    private readonly PasskeyChallenges _challenges = services.GetRequiredService<PasskeyChallenges>();

    [BindProperty]
    public NewPassword Input { get; set; } = new();

    [BindProperty]
    public PasskeyAnswer Made { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    /// <summary>The account; null when the code opens nothing.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether the account has no way in yet.</summary>
    public bool IsInvited { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is null ? Closed() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var problems = await passwords.ChooseAsync(Code, Input.Password, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (problems is null)
            return Closed();
        return problems.Count == 0 ? Redirect("/admin/sign-in?done=password-set") : this.Refuse(problems);
    }

    public async Task<IActionResult> OnPostChallengeAsync(CancellationToken ct) =>
        await LoadAsync(ct) is { } owner && IsInvited ? Content(await _challenges.AskForNewAsync(owner, HttpContext), "application/json") : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not { } owner || !IsInvited)
            return Closed();
        if (await _challenges.ReadNewAsync(Made, owner, HttpContext) is not { } made)
            return this.Refuse([NotMade]);
        return await passwords.ChoosePasskeyAsync(Code, made, HttpContext.Connection.RemoteIpAddress?.ToString(), ct) ? Redirect("/admin/sign-in?done=passkey-made") : Closed();
    }

    private async Task<Editor?> LoadAsync(CancellationToken ct)
    {
        var owner = await passwords.OwnerAsync(Code, ct);
        (Email, IsInvited) = (owner?.Email, owner is { PasswordHash: null });
        return owner;
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
