using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsSite.Core.Identity;

namespace NewsSite.Web.Areas.Admin.Pages;

/// <summary>Signing out.</summary>
public sealed class SignOutModel(SignInManager<Editor> signIn) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/admin/sign-in?done=signed-out");
    }
}
