using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>Signing in. A refusal says the same for a wrong password, an unknown address, a disabled account and one that is slowed down.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInCheck check, SignInManager<Editor> signIn, IServiceProvider services) : PageModel
{
    private static string Refusal => T("This e-mail address and password do not match, or there were too many wrong tries. Check both, or wait a while.");

    private static string UsePasskey => T("Use your passkey: here, a password alone signs nobody in who publishes. If it is lost, an admin can take it off your account.");

    [BindProperty]
    public Credentials Input { get; set; } = new();

    /// <summary>Where to go on; only addresses of this site count.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string Return { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var limit = services.GetRequiredService<SignInLimit>();
        if (limit.Begin(Input.Email, HttpContext.ClientKey()) is { } wait)
            return this.RefuseFor(wait, new Problem("", Refusal));

        var right = await check.CheckAsync(Input.Email, Input.Password, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        if (right is null)
            return this.Refuse([new Problem("", Refusal)]);

        limit.Forget(Input.Email, HttpContext.ClientKey());
        if (right.Next == NextStep.Passkey)
            return this.Refuse([new Problem("", UsePasskey)]);
        if (right.Next == NextStep.Code)
        {
            await HttpContext.SignInHalfAsync(right.Editor);
            return Redirect("/admin/sign-in/code?return=" + Uri.EscapeDataString(Return));
        }

        await signIn.SignInAsync(right.Editor, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/admin");
    }

    public sealed record Credentials
    {
        public string Email { get; init; } = "";
        public string Password { get; init; } = "";
    }
}
