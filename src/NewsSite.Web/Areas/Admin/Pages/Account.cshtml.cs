using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>One's own account: name, password, ways to sign in, sessions.</summary>
[Needs(Right.Write)]
public sealed class AccountModel(Passwords passwords, Sessions sessions, PasskeyRing ring, AuthenticatorApp app, SignInManager<Editor> signIn) : PageModel
{
    private static Problem TooManyTries => new(nameof(NewPassword.Current), T("There were too many wrong passwords. Wait a while."));

    [BindProperty]
    public OwnName Input { get; set; } = new();

    [BindProperty]
    public NewPassword Change { get; set; } = new();

    public string Email { get; private set; } = "";

    public bool HasPassword { get; private set; }

    /// <summary>How many.</summary>
    public int Passkeys { get; private set; }

    public bool HasApp { get; private set; }

    /// <summary>Recovery codes left.</summary>
    public int CodesLeft { get; private set; }

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var editor = await LoadAsync(ct);
        Input = new OwnName { Name = editor.DisplayName };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await IsOutAsync())
            return Challenge();
        var problems = await passwords.RenameAsync(Input.Name, HttpContext.Actor(), ct);
        var editor = await LoadAsync(ct);
        if (problems.Count > 0)
            return this.Refuse(problems);
        await signIn.RefreshSignInAsync(editor);
        return Redirect("/admin/account?done=saved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        if (await IsOutAsync())
            return Challenge();
        var editor = await LoadAsync(ct);
        Input = new OwnName { Name = editor.DisplayName };
        var limit = HttpContext.RequestServices.GetRequiredService<SignInLimit>();
        if (limit.Begin(Email, HttpContext.ClientKey()) is { } wait)
            return this.RefuseFor(wait, TooManyTries, nameof(Change));
        var problems = await passwords.ChangeAsync(Change.Current, Change.Password, HttpContext.Actor(), ct);
        if (!problems.Any(problem => problem.Field == nameof(NewPassword.Current)))
            limit.Forget(Email, HttpContext.ClientKey());
        if (problems.Count > 0)
            return this.Refuse(problems, prefix: nameof(Change));

        await signIn.SignInAsync(await LoadAsync(ct), isPersistent: false); // the old password's sessions are ended, this one too
        return Redirect("/admin/account?done=password");
    }

    public async Task<IActionResult> OnPostEndAsync(long session, CancellationToken ct)
    {
        await sessions.EndAsync(session, HttpContext.Actor(), ct);
        return Redirect("/admin/account?done=session-ended");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(HttpContext.SessionKey(), HttpContext.Actor(), ct);
        return Redirect("/admin/account?done=sessions-ended");
    }

    // The stamp is looked at once a minute. Here it is looked at now: a refreshed cookie would carry a disabled person past the next look.
    private async Task<bool> IsOutAsync()
    {
        if (await signIn.ValidateSecurityStampAsync(User) is { DisabledAt: null })
            return false;
        await signIn.SignOutAsync();
        return true;
    }

    private async Task<Editor> LoadAsync(CancellationToken ct)
    {
        var editor = await signIn.UserManager.GetUserAsync(User) ?? throw new InvalidOperationException("The account of the signed-in person is gone.");
        (Email, HasPassword) = (editor.Email!, editor.PasswordHash is not null);
        Passkeys = (await ring.ListAsync(editor.Id, ct)).Count;
        (HasApp, CodesLeft) = await app.LookAsync(editor.Id, ct);
        Sessions = await sessions.ListAsync(editor.Id, HttpContext.SessionKey(), ct);
        return editor;
    }

    public sealed record OwnName
    {
        public string Name { get; init; } = "";
    }

    public sealed record NewPassword
    {
        public string Current { get; init; } = "";
        public string Password { get; init; } = "";
    }
}
