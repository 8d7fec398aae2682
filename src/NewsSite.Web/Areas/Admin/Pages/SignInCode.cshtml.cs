using Microsoft.AspNetCore.Authentication;
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

/// <summary>The second step of signing in: a code, after the right password and for five minutes.</summary>
[AllowAnonymous]
public sealed class SignInCodeModel(SecondStep step, SignInManager<Editor> signIn) : PageModel
{
    private static Problem Wrong => new("Code", T("This code is not right, was used already, or there were too many wrong tries. Wait for the next one."));

    [BindProperty]
    public TypedCode Input { get; set; } = new();

    /// <summary>Where to go on; only addresses of this site count.</summary>
    [BindProperty(SupportsGet = true, Name = "return")]
    public string Return { get; set; } = "";

    public async Task<IActionResult> OnGetAsync() => await HttpContext.HalfSignedInAsync() is null ? Redirect(DeskSignIn.SignInPath) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await HttpContext.HalfSignedInAsync() is not { } id)
            return Redirect(DeskSignIn.SignInPath);
        if (await step.CheckAsync(id, Input.Code, HttpContext.Connection.RemoteIpAddress?.ToString(), ct) is not { } editor)
            return this.Refuse([Wrong]);
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(editor, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(Return) ? Return : "/admin");
    }

    public sealed record TypedCode
    {
        public string Code { get; init; } = "";
    }
}
