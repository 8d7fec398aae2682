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

/// <summary>Signing in with a passkey. The question names no account, so that it tells nothing about who has one.</summary>
[AllowAnonymous]
public sealed class SignInPasskeyModel(PasskeyRing ring, SignInManager<Editor> signIn, IServiceProvider services) : PageModel
{
    private static Problem Wrong => new("", T("This passkey opens no account here, or it took too long."));

    private readonly PasskeyChallenges _challenges = services.GetRequiredService<PasskeyChallenges>();

    [BindProperty]
    public PasskeyAnswer Input { get; set; } = new();

    /// <summary>Where to go on; only addresses of this site count.</summary>
    [BindProperty(Name = "return")]
    public string Return { get; set; } = "";

    public IActionResult OnGet() => Redirect(DeskSignIn.SignInPath);

    public async Task<IActionResult> OnPostChallengeAsync() => Content(await _challenges.AskAsync(null, HttpContext), "application/json");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await _challenges.ReadAsync(Input, HttpContext) is not { } used
            || await ring.SignInAsync(used.EditorId, used.Passkey, Input.Challenge, HttpContext.Connection.RemoteIpAddress?.ToString(), ct) is not { } editor)
            return this.Refuse([Wrong]);
        await signIn.SignInAsync(editor, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/admin");
    }
}
