using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;
using NewsSite.Core.People;
using NewsSite.Core.Publishing;
using NewsSite.Web.Areas.Admin.Forms;
using NewsSite.Web.Security;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>One's own passkeys.</summary>
[Needs(Right.Write)]
[AsksAgain(Except = "Challenge")]
public sealed class PasskeysModel(PasskeyRing ring, SignInManager<Editor> signIn, IServiceProvider services) : PageModel
{
    private static Problem Wrong => new("", T("The passkey was not added: the answer of the browser was not right, or it took too long. Try again."));

    private readonly PasskeyChallenges _challenges = services.GetRequiredService<PasskeyChallenges>();

    [BindProperty]
    public PasskeyAnswer Input { get; set; } = new();

    public IReadOnlyList<OwnPasskey> Own { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Own = await ring.ListAsync(User.EditorId(), ct);

    /// <summary>The question for a new passkey.</summary>
    public async Task<IActionResult> OnPostNewAsync() => Content(await _challenges.AskForNewAsync(await SelfAsync(), HttpContext), "application/json");

    /// <summary>Where the page goes on when it had to be shown first who one is.</summary>
    public IActionResult OnPostReady() => Redirect("/admin/account/passkeys");

    /// <summary>The question for one that is there, to show once more who one is.</summary>
    public async Task<IActionResult> OnPostChallengeAsync() => Content(await _challenges.AskAsync(await SelfAsync(), HttpContext), "application/json");

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken ct)
    {
        var self = await SelfAsync();
        var made = await _challenges.ReadNewAsync(Input, self, HttpContext);
        var problems = made is null ? [Wrong] : await ring.AddAsync(made, name ?? "", HttpContext.Actor(), ct);
        if (problems.Count == 0)
        {
            await signIn.RefreshSignInAsync(await SelfAsync());
            return Redirect("/admin/account/passkeys?done=passkey-added");
        }

        Own = await ring.ListAsync(User.EditorId(), ct);
        return this.Refuse(problems);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken ct)
    {
        var problems = await ring.RemoveAsync(id ?? "", HttpContext.Actor(), ct);
        if (problems is null)
            return NotFound();
        if (problems.Count == 0)
        {
            await signIn.RefreshSignInAsync(await SelfAsync());
            return Redirect("/admin/account/passkeys?done=passkey-removed");
        }

        Own = await ring.ListAsync(User.EditorId(), ct);
        return this.Refuse(problems);
    }

    private async Task<Editor> SelfAsync() => await signIn.UserManager.GetUserAsync(User) ?? throw new InvalidOperationException("The account of the signed-in person is gone.");
}
