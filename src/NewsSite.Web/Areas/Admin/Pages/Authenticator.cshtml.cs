using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>One's own authenticator app: set up, confirmed by a code, turned off; and the recovery codes, shown in the answer and nowhere again.</summary>
[Needs(Right.Write)]
[AsksAgain]
public sealed class AuthenticatorModel(AuthenticatorApp app, SignInManager<Editor> signIn) : PageModel
{
    [BindProperty]
    public TypedCode Input { get; set; } = new();

    public bool IsOn { get; private set; }

    /// <summary>Recovery codes left.</summary>
    public int Left { get; private set; }

    /// <summary>The secret that waits to be confirmed; null when none does.</summary>
    public AppKey? Key { get; private set; }

    /// <summary>New recovery codes, to be shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => (IsOn, Left) = await app.LookAsync(User.EditorId(), ct);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken ct)
    {
        Key = await app.BeginAsync(HttpContext.Actor(), ct);
        await StayAsync();
        (IsOn, Left) = await app.LookAsync(User.EditorId(), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct)
    {
        var answer = await ShowAsync(await app.ConfirmAsync(Input.Code, HttpContext.Actor(), HttpContext.SessionKey(), ct), ct);
        Key = await app.WaitingAsync(HttpContext.Actor(), ct);
        return answer;
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct) => await ShowAsync(await app.RenewAsync(HttpContext.Actor(), HttpContext.SessionKey(), ct), ct);

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var done = await app.TurnOffAsync(HttpContext.Actor(), HttpContext.SessionKey(), ct);
        if (done.Problems.Count > 0)
            return await ShowAsync(done, ct);
        await StayAsync();
        return Redirect("/admin/account/authenticator?done=codes-off");
    }

    private async Task<IActionResult> ShowAsync(RecoveryCodes done, CancellationToken ct)
    {
        (IsOn, Left) = await app.LookAsync(User.EditorId(), ct);
        if (done.Problems.Count > 0)
            return this.Refuse(done.Problems);
        await StayAsync();
        Codes = done.Codes;
        return Page();
    }

    // Identity has given the account a new stamp, which ends every session that does not know it.
    private async Task StayAsync()
    {
        if (await signIn.UserManager.GetUserAsync(User) is { } self)
            await signIn.RefreshSignInAsync(self);
    }

    public sealed record TypedCode
    {
        public string Code { get; init; } = "";
    }
}
